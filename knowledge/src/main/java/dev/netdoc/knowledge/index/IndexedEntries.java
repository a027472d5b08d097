package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Entries with the index over them, before it is opened.
 *
 * @param phrasings by an entry's place in {@code entries}: the words of its title, phrasings and errors
 */
public record IndexedEntries(
        List<Entry> entries, IntFunction<List<List<Word>>> phrasings, ByteBuffersDirectory directory) {

    /** Analyses and indexes entries, in memory. */
    public static IndexedEntries of(List<Entry> entries, Analysis analysis, Identifiers identifiers) {
        List<Prepared> prepared = entries.parallelStream()
                .map(entry -> Prepared.of(entry, analysis, identifiers))
                .toList();
        List<List<List<Word>>> phrasings =
                prepared.stream().map(Prepared::phrasings).toList();
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int place = 0; place < prepared.size(); place++) {
                Document document = prepared.get(place).document();
                document.add(new NumericDocValuesField(Fields.ENTRY, place));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        } catch (IOException e) {
            throw new UncheckedIOException("Indexing in memory failed", e);
        }
        return new IndexedEntries(List.copyOf(entries), phrasings::get, directory);
    }
}
