package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/** All entries, from one or more sources, one Lucene document each. Immutable; thread-safe. */
public final class EntryIndex implements AutoCloseable {
    private final List<Entry> entries = new ArrayList<>();
    private final List<IndexedEntries> parts;
    private final int[] entryOfDocument;
    private final AtomicReferenceArray<List<Phrasing>> phrasings;
    private final IndexReader reader;
    private final IndexSearcher searcher;

    private EntryIndex(List<IndexedEntries> parts) throws IOException {
        this.parts = List.copyOf(parts);
        IndexReader[] readers = new IndexReader[parts.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = DirectoryReader.open(parts.get(i).directory());
        }
        this.reader = new MultiReader(readers);
        this.searcher = new IndexSearcher(reader);
        this.entryOfDocument = new int[reader.maxDoc()];
        int document = 0;
        for (int i = 0; i < readers.length; i++) {
            for (var leaf : readers[i].leaves()) {
                number(leaf, document + leaf.docBase, entries.size());
            }
            document += readers[i].maxDoc();
            entries.addAll(parts.get(i).entries());
        }
        this.phrasings = new AtomicReferenceArray<>(entries.size());
    }

    public static EntryIndex open(List<IndexedEntries> parts) {
        try {
            return new EntryIndex(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("Opening an index in memory failed", e);
        }
    }

    private void number(LeafReaderContext leaf, int firstDocument, int firstEntry) throws IOException {
        var places = leaf.reader().getNumericDocValues(Fields.ENTRY);
        for (int i = 0; places != null && i < leaf.reader().maxDoc(); i++) {
            if (places.advanceExact(i)) {
                entryOfDocument[firstDocument + i] = firstEntry + (int) places.longValue();
            }
        }
    }

    public IndexSearcher searcher() {
        return searcher;
    }

    /** Returns the number of the entry behind a Lucene document */
    public int entryOf(int document) {
        return entryOfDocument[document];
    }

    public Entry entry(int number) {
        return entries.get(number);
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns title, phrasings and errors of an entry, in this order */
    public List<Phrasing> phrasings(int number) {
        List<Phrasing> known = phrasings.get(number);
        if (known == null) {
            // Weighing all of them at the start would take longer than many a process lives; twice does no harm.
            known = weighed(number);
            phrasings.set(number, known);
        }
        return known;
    }

    private List<Phrasing> weighed(int number) {
        int place = number;
        int part = 0;
        while (place >= parts.get(part).entries().size()) {
            place -= parts.get(part).entries().size();
            part++;
        }
        String field = Fields.text(entry(number).language());
        return parts.get(part).phrasings().apply(place).stream()
                .map(words -> phrasing(field, words))
                .toList();
    }

    private Phrasing phrasing(String field, List<Word> words) {
        Set<String> terms = new HashSet<>();
        double weight = 0;
        for (Word word : words) {
            if (!word.stop() && terms.addAll(word.terms())) {
                weight += rarity(field, word.terms());
            }
        }
        return new Phrasing(Set.copyOf(terms), weight);
    }

    /** Returns in how many documents the most frequent of these terms stands */
    public int documents(String field, List<String> terms) {
        int most = 0;
        try {
            for (String term : terms) {
                most = Math.max(most, reader.docFreq(new Term(field, term)));
            }
            return most;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    /** Returns the inverse document frequency as Lucene's BM25 computes it; the highest for terms that nowhere occur */
    public double rarity(String field, List<String> terms) {
        int with = documents(field, terms);
        try {
            return Math.log(1 + (reader.getDocCount(field) - with + 0.5) / (with + 0.5));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            for (IndexedEntries part : parts) {
                part.directory().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Closing the index in memory failed", e);
        }
    }
}
