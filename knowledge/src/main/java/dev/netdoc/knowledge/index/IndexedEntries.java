package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;

/**
 * Entries with an index a language over them.
 *
 * @param readers whose documents carry the number of their entry; each language has one
 * @param entries by that number
 */
public record IndexedEntries(Map<Language, DirectoryReader> readers, IntFunction<Indexed> entries) {
    public IndexedEntries {
        readers = Map.copyOf(readers);
    }

    /** What an entry is. */
    public enum Kind {
        TOPIC,
        OUTSIDE,
        DOCUMENT
    }

    /**
     * One entry. What only few questions need of it is read when they do.
     *
     * @param key equal for entries of which one answer names only the best: variants of one text in several languages
     * @param content the entry itself
     * @param phrasings its title, phrasings and errors, in this order
     */
    public record Indexed(
            Kind kind, Language language, String key, Supplier<Entry> content, Supplier<List<Line>> phrasings) {

        /** Of a topic, whose variants share its id, or of a subject outside of them. */
        public static Indexed bundled(Entry entry, Supplier<List<Line>> phrasings) {
            return new Indexed(
                    entry.topic().isPresent() ? Kind.TOPIC : Kind.OUTSIDE,
                    entry.language(),
                    entry.topic().map(Indexed::topicKey).orElse(entry.source()),
                    () -> entry,
                    phrasings);
        }

        public static String topicKey(String topic) {
            return "topic:" + topic;
        }

        public Entry entry() {
            return content.get();
        }
    }

    public DirectoryReader reader(Language language) {
        return Objects.requireNonNull(readers.get(language));
    }

    /** Analyses and indexes bundled entries, in memory; they are numbered in their order. */
    public static IndexedEntries of(List<Entry> entries, Analysis analysis, Identifiers identifiers) {
        List<Prepared> prepared = entries.parallelStream()
                .map(entry -> Prepared.of(entry, analysis, identifiers))
                .toList();
        Map<Language, DirectoryReader> readers = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            readers.put(language, reader(language, entries, prepared));
        }
        return new IndexedEntries(
                readers, place -> Indexed.bundled(entries.get(place), prepared.get(place)::phrasings));
    }

    private static DirectoryReader reader(Language language, List<Entry> entries, List<Prepared> prepared) {
        var directory = Heap.directory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int place = 0; place < prepared.size(); place++) {
                if (entries.get(place).language() == language) {
                    Document document = prepared.get(place).document();
                    document.add(new NumericDocValuesField(Fields.ENTRY, place));
                    writer.addDocument(document);
                }
            }
            writer.forceMerge(1);
            writer.commit();
            return DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Indexing in memory failed", e);
        }
    }
}
