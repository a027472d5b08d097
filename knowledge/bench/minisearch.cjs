// A peer: MiniSearch, as it comes, or with the language's own word boundaries (Intl.Segmenter).
const fs = require('fs');
const path = require('path');
const MiniSearch = require('minisearch').default || require('minisearch');

const [peer, work] = process.argv.slice(2);
const lines = (file) =>
    fs.readFileSync(path.join(work, file), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const segmenters = Object.fromEntries(
    ['en', 'id', 'ja', 'zh'].map((language) => [language, new Intl.Segmenter(language, {granularity: 'word'})]));
const han = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const kana = /\p{Script=Hiragana}|\p{Script=Katakana}/u;
function tokenize(text) {
    const segmenter = segmenters[kana.test(text) ? 'ja' : han.test(text) ? 'zh' : 'en'];
    return Array.from(segmenter.segment(text)).filter((word) => word.isWordLike).map((word) => word.segment);
}

const search = new MiniSearch({
    idField: 'number',
    fields: ['title', 'phrasings', 'body'],
    ...(peer === 'minisearch-segmenter' ? {tokenize} : {}),
    searchOptions: {boost: {title: 3, phrasings: 2}, fuzzy: 0.2, prefix: true},
});
const entries = lines('entries.jsonl').map((entry, number) => ({...entry, number}));
search.addAll(entries.map((entry) => ({...entry, phrasings: entry.phrasings.join('\n')})));
const ready = Math.round(process.uptime() * 1000);

const questions = lines('questions.jsonl');
const ask = (text) => {
    const ids = [];
    for (const hit of search.search(text)) {
        const id = entries[hit.id].id;
        if (!ids.includes(id) && ids.push(id) === 10) {
            break;
        }
    }
    return ids;
};
questions.forEach((question) => ask(question.q));
const results = questions.map((question) => {
    const start = process.hrtime.bigint();
    const ids = ask(question.q);
    return {language: question.lang, right: question.right, ids, micros: Number((process.hrtime.bigint() - start) / 1000n)};
});
console.log(JSON.stringify({ready_ms: ready, rss_mb: Math.round(process.memoryUsage().rss / 1e6)}));
results.forEach((result) => console.log(JSON.stringify(result)));
