// Questions for somebody who is here for the first time, in the four languages netdoc answers in.
const EXAMPLES = [
  { lang: 'en', name: 'English', text: '@netdoc what mode am I in on flannel?' },
  { lang: 'id', name: 'Bahasa Indonesia', text: '@netdoc vSwitch kehabisan IP, pod macet di ContainerCreating' },
  { lang: 'ja', name: '日本語', text: '@netdoc TerwayのENIモードを確認する方法は？' },
  { lang: 'zh-Hans', name: '中文', text: '@netdoc flannel 集群有什么问题？' },
];

/** The same without the mention, for direct messages. */
export function examplesFor(direct) {
  return direct ? EXAMPLES.map((example) => ({ ...example, text: example.text.replace('@netdoc ', '') })) : EXAMPLES;
}
