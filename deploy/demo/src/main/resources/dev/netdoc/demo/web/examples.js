// Questions for somebody who is here for the first time, in the four languages netdoc answers in.
const EXAMPLES = [
  { lang: 'en', name: 'English', text: '@netdoc what mode is this cluster running in?' },
  { lang: 'id', name: 'Bahasa Indonesia', text: '@netdoc kenapa pod baru tidak dapat alamat IP?' },
  { lang: 'ja', name: '日本語', text: '@netdoc TerwayのENIモードを確認する方法は？' },
  { lang: 'zh-Hans', name: '中文', text: '@netdoc 为什么新建的 Pod 一直拿不到 IP 地址？' },
];

/** The same without the mention, for direct messages. */
export function examplesFor(direct) {
  return direct ? EXAMPLES.map((example) => ({ ...example, text: example.text.replace('@netdoc ', '') })) : EXAMPLES;
}
