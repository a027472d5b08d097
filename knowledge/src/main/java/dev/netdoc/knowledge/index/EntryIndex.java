package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.index.IndexedEntries.Indexed;
import dev.netdoc.knowledge.index.IndexedEntries.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.util.Bits;

/** All entries, from one or more sources, by number. Immutable; thread-safe. */
public final class EntryIndex implements AutoCloseable {
    private final List<Indexed> entries = new ArrayList<>();
    private final Map<Language, LanguageIndex> languages = new EnumMap<>(Language.class);
    private final Map<String, Set<Language>> languagesOfKeys = new HashMap<>();
    private final Set<Only> only = new HashSet<>();
    private final Map<Language, Integer> documents = new EnumMap<>(Language.class);
    private final AtomicReferenceArray<List<Phrasing>> phrasings;

    /** How many use it, the owner too; the last one closes it. */
    private final AtomicInteger users = new AtomicInteger(1);

    /** There is an entry in one language that has no variant in the other. */
    private record Only(Language in, Language notIn) {}

    private EntryIndex(List<IndexedEntries> parts) throws IOException {
        for (Language language : Language.values()) {
            List<DirectoryReader> readers =
                    parts.stream().map(part -> part.reader(language)).toList();
            var reader = new MultiReader(readers.toArray(DirectoryReader[]::new));
            int[] entryOfDocument = new int[reader.maxDoc()];
            int first = 0;
            for (int i = 0; i < parts.size(); i++) {
                for (var leaf : readers.get(i).leaves()) {
                    number(leaf, first + leaf.docBase, parts.get(i), entryOfDocument);
                }
                first += readers.get(i).maxDoc();
            }
            languages.put(language, new LanguageIndex(reader, entryOfDocument));
        }
        this.phrasings = new AtomicReferenceArray<>(entries.size());
        for (Indexed entry : entries) {
            languagesOfKeys
                    .computeIfAbsent(entry.key(), any -> EnumSet.noneOf(Language.class))
                    .add(entry.language());
            if (entry.kind() == Kind.DOCUMENT) {
                documents.merge(entry.language(), 1, Integer::sum);
            }
        }
        for (Indexed entry : entries) {
            if (entry.kind() != Kind.OUTSIDE) {
                EnumSet.complementOf(EnumSet.copyOf(languagesOfKeys.getOrDefault(entry.key(), Set.of())))
                        .forEach(language -> only.add(new Only(entry.language(), language)));
            }
        }
    }

    /** Takes the readers of the parts over: closing the index closes them. */
    public static EntryIndex open(List<IndexedEntries> parts) {
        try {
            return new EntryIndex(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("Opening an index in memory failed", e);
        }
    }

    private void number(LeafReaderContext leaf, int firstDocument, IndexedEntries part, int[] entryOfDocument)
            throws IOException {
        var numbers = leaf.reader().getNumericDocValues(Fields.ENTRY);
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; numbers != null && i < leaf.reader().maxDoc(); i++) {
            if ((live == null || live.get(i)) && numbers.advanceExact(i)) {
                entryOfDocument[firstDocument + i] = entries.size();
                entries.add(part.entries().apply((int) numbers.longValue()));
            }
        }
    }

    /** Keeps the index open until {@link #close} is called once more; false if it has been closed already. */
    public boolean use() {
        int now = users.get();
        while (now > 0 && !users.compareAndSet(now, now + 1)) {
            now = users.get();
        }
        return now > 0;
    }

    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            languages.values().forEach(LanguageIndex::close);
        }
    }

    public LanguageIndex in(Language language) {
        return Objects.requireNonNull(languages.get(language));
    }

    /** Returns whether an entry has a variant in a language */
    public boolean isIn(String key, Language language) {
        return languagesOfKeys.getOrDefault(key, Set.of()).contains(language);
    }

    /** Returns whether one language has an entry that the other has not */
    public boolean hasMoreThan(Language one, Language other) {
        return only.contains(new Only(one, other));
    }

    /** Returns how many entries of a team's own documents there are in a language */
    public int documents(Language language) {
        return documents.getOrDefault(language, 0);
    }

    public Indexed get(int number) {
        return entries.get(number);
    }

    public List<Indexed> entries() {
        return List.copyOf(entries);
    }

    /** Returns title, phrasings and errors of an entry for comparison with whole questions, in this order */
    public List<Phrasing> phrasings(int number) {
        List<Phrasing> known = phrasings.get(number);
        if (known == null) {
            // Weighing all of them at the start would take longer than many a process lives; twice does no harm.
            Indexed indexed = get(number);
            LanguageIndex language = in(indexed.language());
            known = indexed.phrasings().get().stream()
                    .map(line -> phrasing(language, line))
                    .toList();
            phrasings.set(number, known);
        }
        return known;
    }

    private static Phrasing phrasing(LanguageIndex language, Line line) {
        Set<String> terms = new HashSet<>();
        double weight = 0;
        for (Word word : line.words()) {
            if (!word.stop() && terms.addAll(word.terms())) {
                weight += language.rarity(Fields.TEXT, word.terms());
            }
        }
        return new Phrasing(Line.hashes(terms), line.grams(), weight);
    }
}
