package dev.netdoc.knowledge;

import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Lazy;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.bundle.Bundle;
import dev.netdoc.knowledge.document.Documents;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.index.DocumentIndex;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.IndexedEntries;
import dev.netdoc.knowledge.index.IndexedEntries.Indexed;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import dev.netdoc.knowledge.search.Glossary;
import dev.netdoc.knowledge.search.Intents;
import dev.netdoc.knowledge.search.Search;
import dev.netdoc.knowledge.translation.Lexicon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;

/** Knowledge in a Lucene index in memory, built when it is opened. */
public final class LuceneKnowledge implements Knowledge {
    private final LanguageRecogniser languages = new LanguageRecogniser();
    private final Analysis analysis = new Analysis();
    private final Identifiers identifiers = new Identifiers();
    private final Bundle bundle = Bundle.open(analysis, identifiers);
    private final Glossary glossary = new Glossary(bundle.glossary());
    private final Lexicon lexicon = new Lexicon(bundle.lexicon());
    private final Supplier<Intents> intents =
            new Lazy<>(() -> new Intents(analysis, bundle.intents().get()));
    private final Sources sources;
    private final Documents documents;
    private final Optional<DocumentIndex> documentIndex;

    private List<TaughtPhrasing> taught = List.of();

    /** Replaced as a whole when documents change; questions under way finish on the one that they began with. */
    private volatile Held held;

    /** The index of one moment, and its entries by what their variants have in common. */
    private record Held(EntryIndex index, Search search, Map<String, Map<Language, Indexed>> variants) {}

    private LuceneKnowledge(Sources sources, ImportProgress progress) {
        this.sources = sources;
        this.documents = new Documents(sources, languages, progress);
        // Most questions on the command line are about the topics alone, and should not wait for a second index.
        this.documentIndex = sources.documents().isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentIndex(analysis, identifiers));
        documentIndex.ifPresent(documents::look);
        this.held = held();
    }

    /**
     * Reads and indexes what is asked for.
     *
     * @throws dev.netdoc.knowledge.document.DocumentsMissing if a path of the sources does not exist
     */
    public static LuceneKnowledge open(Sources sources, ImportProgress progress) {
        return new LuceneKnowledge(sources, progress);
    }

    /**
     * Loads in the background what a question in its language needs, to be done before {@link #open} is through: the
     * dictionaries of Japanese and Chinese take as long to load as the rest.
     */
    public static void prepare(String question) {
        Thread.ofPlatform().daemon().name("dictionaries").start(() -> {
            Language language = new LanguageRecogniser().recognise(question).orElse(Language.EN);
            var analysis = new Analysis();
            String folded = Text.folded(question);
            analysis.words(language, folded);
            analysis.grams(language, folded);
        });
    }

    /**
     * Looks at the documents again and takes in what has changed; questions are answered meanwhile.
     *
     * @return whether anything had changed
     * @throws dev.netdoc.knowledge.document.DocumentsMissing if a path of the sources is gone; what was read still serves
     */
    public synchronized boolean refresh() {
        if (documentIndex.isEmpty() || !documents.look(documentIndex.get())) {
            return false;
        }
        renew();
        return true;
    }

    /**
     * Takes in phrasings of the bundled topics, in place of those taken in before; questions are answered meanwhile. Those
     * of topics that do not exist are left out.
     *
     * @return whether they are others than before
     */
    public synchronized boolean learn(List<TaughtPhrasing> phrasings) {
        if (!sources.bundled() || taught.equals(phrasings)) {
            return false;
        }
        taught = List.copyOf(phrasings);
        renew();
        return true;
    }

    private void renew() {
        Held before = held;
        held = held();
        before.index().close();
    }

    /** For each topic and language one more entry beside the bundled one, which stays what is shown. */
    private List<Entry> taughtEntries() {
        Map<String, List<TaughtPhrasing>> byEntry = new TreeMap<>();
        taught.forEach(phrasing -> byEntry.computeIfAbsent(
                        phrasing.topic() + "/" + phrasing.language().code(), any -> new ArrayList<>())
                .add(phrasing));
        return byEntry.values().stream().flatMap(this::taughtEntry).toList();
    }

    private Stream<Entry> taughtEntry(List<TaughtPhrasing> phrasings) {
        TaughtPhrasing first = phrasings.getFirst();
        return article(first.topic(), first.language()).stream()
                .map(article -> new Entry(
                        Optional.of(first.topic()),
                        first.language(),
                        phrasings.getFirst().text(),
                        List.of(),
                        phrasings.stream().skip(1).map(TaughtPhrasing::text).toList(),
                        "",
                        List.of(),
                        "phrasings of " + first.topic(),
                        List.of()));
    }

    private Held held() {
        List<IndexedEntries> parts = new ArrayList<>();
        if (sources.bundled()) {
            // Each index closes the readers that it is given, and the bundle's is needed again.
            bundle.topics().readers().values().forEach(DirectoryReader::incRef);
            parts.add(bundle.topics());
        }
        if (!taught.isEmpty()) {
            parts.add(IndexedEntries.of(taughtEntries(), analysis, identifiers));
        }
        documentIndex.ifPresent(own -> parts.add(own.snapshot()));
        var index = EntryIndex.open(parts);
        Map<String, Map<Language, Indexed>> variants = new HashMap<>();
        for (Indexed one : index.entries()) {
            variants.computeIfAbsent(one.key(), any -> new EnumMap<>(Language.class))
                    .putIfAbsent(one.language(), one);
        }
        return new Held(
                index, new Search(index, analysis, identifiers, languages, glossary, lexicon, intents), variants);
    }

    private <T> T withHeld(Function<Held, T> work) {
        while (true) {
            Held now = held;
            if (now.index().use()) {
                try {
                    return work.apply(now);
                } finally {
                    now.index().close();
                }
            }
        }
    }

    @Override
    public Answer ask(String question, Optional<Language> language) {
        long start = System.nanoTime();
        Language asker = language.orElseGet(() -> languageOf(question));
        return withHeld(now -> {
            Search.Found found = now.search().find(question, asker);
            List<Hit> hits = found.hits().stream()
                    .map(ranked -> hit(inLanguage(now, ranked, asker), ranked.score()))
                    .toList();
            Optional<Article> article = found.outcome() == Outcome.ANSWERED
                    ? found.hits().stream().findFirst().map(best -> article(inLanguage(now, best, asker)))
                    : Optional.empty();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Answer(question, asker, found.outcome(), found.confidence(), hits, article, took);
        });
    }

    @Override
    public Explanation explain(String question, Optional<Language> language) {
        return withHeld(now -> now.search().explain(question, language.orElseGet(() -> languageOf(question))));
    }

    @Override
    public Optional<Intent> intent(String question) {
        return withHeld(now -> now.search().intent(question));
    }

    @Override
    public Optional<Article> article(String topic, Language language) {
        Map<Language, Indexed> variants = held.variants().getOrDefault(Indexed.topicKey(topic), Map.of());
        return Optional.ofNullable(variants.getOrDefault(language, variants.get(Language.EN)))
                .map(found -> article(found.entry()));
    }

    @Override
    public TopicLinks links(String topic) {
        return sources.bundled() ? bundle.links().getOrDefault(topic, TopicLinks.NONE) : TopicLinks.NONE;
    }

    @Override
    public List<String> topics() {
        return List.copyOf(sources.bundled() ? new TreeSet<>(bundle.links().keySet()) : new TreeSet<>());
    }

    @Override
    public Language languageOf(String text) {
        return languages.recognise(text).orElse(Language.EN);
    }

    @Override
    public void close() {
        held.index().close();
        documentIndex.ifPresent(DocumentIndex::close);
    }

    private static Entry inLanguage(Held now, Search.Ranked found, Language language) {
        Map<Language, Indexed> variants = now.variants().getOrDefault(found.key(), Map.of());
        return Optional.ofNullable(variants.get(language))
                .or(() -> Optional.ofNullable(variants.get(Language.EN)))
                .map(Indexed::entry)
                .orElse(found.entry());
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
