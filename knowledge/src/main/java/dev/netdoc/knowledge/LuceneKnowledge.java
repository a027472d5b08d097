package dev.netdoc.knowledge;

import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.bundle.Bundle;
import dev.netdoc.knowledge.dump.Documents;
import dev.netdoc.knowledge.dump.PageDump;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.IndexedEntries;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import dev.netdoc.knowledge.search.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Knowledge in a Lucene index in memory, built when it is opened. */
public final class LuceneKnowledge implements Knowledge {
    private final EntryIndex index;
    private final Search search;
    private final LanguageRecogniser languages;
    private final Map<String, Map<Language, Entry>> topics;
    private final Map<String, TopicLinks> links;

    private LuceneKnowledge(
            EntryIndex index, Search search, LanguageRecogniser languages, Map<String, TopicLinks> links) {
        this.links = links;
        this.index = index;
        this.search = search;
        this.languages = languages;
        this.topics = new TreeMap<>();
        for (Entry entry : index.entries()) {
            entry.topic()
                    .ifPresent(id -> topics.computeIfAbsent(id, any -> new EnumMap<>(Language.class))
                            .put(entry.language(), entry));
        }
    }

    /**
     * Reads and indexes what is asked for.
     *
     * @param progress takes one line for each document read or skipped
     * @throws dev.netdoc.knowledge.dump.DocumentsMissing if a path of the sources does not exist
     */
    public static LuceneKnowledge open(Sources sources, Consumer<String> progress) {
        var languages = new LanguageRecogniser();
        var analysis = new Analysis();
        var identifiers = new Identifiers();
        var bundle = Bundle.open(analysis, identifiers);
        List<IndexedEntries> parts = new ArrayList<>();
        if (sources.bundled()) {
            parts.add(bundle.topics());
        }
        List<Entry> documents = new Documents(new PageDump(languages), progress).read(sources.documents());
        if (!documents.isEmpty()) {
            parts.add(IndexedEntries.of(documents, analysis, identifiers));
        }
        var index = EntryIndex.open(parts);
        var search = new Search(index, analysis, identifiers, languages, bundle.glossary(), bundle.intents());
        return new LuceneKnowledge(index, search, languages, sources.bundled() ? bundle.links() : Map.of());
    }

    @Override
    public Answer ask(String question, Optional<Language> language) {
        long start = System.nanoTime();
        Language asker = language.orElseGet(() -> languageOf(question));
        Search.Found found = search.find(question, asker);
        List<Hit> hits = found.hits().stream()
                .map(ranked -> hit(ranked.entry(), ranked.score()))
                .toList();
        Optional<Article> article = found.answered()
                ? found.hits().stream().findFirst().map(best -> article(inLanguage(best.entry(), asker)))
                : Optional.empty();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Answer(question, asker, found.answered(), found.confidence(), hits, article, took);
    }

    @Override
    public Optional<Intent> intent(String question) {
        return search.intent(question);
    }

    @Override
    public Optional<Article> article(String topic, Language language) {
        Map<Language, Entry> variants = topics.getOrDefault(topic, Map.of());
        return Optional.ofNullable(variants.getOrDefault(language, variants.get(Language.EN)))
                .map(LuceneKnowledge::article);
    }

    @Override
    public TopicLinks links(String topic) {
        return links.getOrDefault(topic, TopicLinks.NONE);
    }

    @Override
    public List<String> topics() {
        return List.copyOf(topics.keySet());
    }

    @Override
    public Language languageOf(String text) {
        return languages.recognise(text).orElse(Language.EN);
    }

    @Override
    public void close() {
        index.close();
    }

    private Entry inLanguage(Entry found, Language language) {
        return found.topic()
                .map(id -> topics.getOrDefault(id, Map.of()))
                .map(variants -> variants.getOrDefault(language, variants.getOrDefault(Language.EN, found)))
                .orElse(found);
    }

    private static Hit hit(Entry entry, double score) {
        return new Hit(entry.topic(), entry.language(), entry.title(), score, entry.source());
    }

    private static Article article(Entry entry) {
        String firstParagraph = entry.body().split("\n\\s*\n", 2)[0].strip();
        return new Article(
                entry.topic(), entry.language(), entry.title(), firstParagraph, entry.body(), entry.sources());
    }
}
