package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import dev.netdoc.knowledge.index.IndexedEntries.Indexed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/** All entries, from one or more sources, one Lucene document each. Immutable; thread-safe. */
public final class EntryIndex implements AutoCloseable {
    private static final int DELETED = -1;

    private final List<Indexed> entries = new ArrayList<>();
    private final int[] entryOfDocument;
    private final AtomicReferenceArray<List<Phrasing>> phrasings;
    private final Map<String, Map<String, Double>> rarities = new ConcurrentHashMap<>();
    private final IndexReader reader;
    private final IndexSearcher searcher;

    private EntryIndex(List<IndexedEntries> parts) throws IOException {
        this.reader = new MultiReader(parts.stream().map(IndexedEntries::reader).toArray(IndexReader[]::new));
        this.searcher = new IndexSearcher(reader);
        this.entryOfDocument = new int[reader.maxDoc()];
        Arrays.fill(entryOfDocument, DELETED);
        int first = 0;
        for (IndexedEntries part : parts) {
            for (var leaf : part.reader().leaves()) {
                number(leaf, first + leaf.docBase, part);
            }
            first += part.reader().maxDoc();
        }
        this.phrasings = new AtomicReferenceArray<>(entries.size());
    }

    /** Takes the readers of the parts over: closing the index closes them. */
    public static EntryIndex open(List<IndexedEntries> parts) {
        try {
            return new EntryIndex(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("Opening an index in memory failed", e);
        }
    }

    private void number(LeafReaderContext leaf, int firstDocument, IndexedEntries part) throws IOException {
        var numbers = leaf.reader().getNumericDocValues(Fields.ENTRY);
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; numbers != null && i < leaf.reader().maxDoc(); i++) {
            if ((live == null || live.get(i)) && numbers.advanceExact(i)) {
                entryOfDocument[firstDocument + i] = entries.size();
                entries.add(part.entries().apply((int) numbers.longValue()));
            }
        }
    }

    /** Keeps the index open until {@link #release}; false if it has been closed meanwhile. */
    public boolean use() {
        return reader.tryIncRef();
    }

    public void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing the index in memory failed", e);
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
        return entries.get(number).entry();
    }

    /** Returns what variants of one entry in several languages have in common */
    public String key(int number) {
        return entries.get(number).key();
    }

    public List<Indexed> entries() {
        return List.copyOf(entries);
    }

    /** Returns title, phrasings and errors of an entry with their words, in this order */
    public List<Line> lines(int number) {
        return entries.get(number).phrasings().get();
    }

    /** Returns whether a term stands anywhere in an entry */
    public boolean holds(int number, String field, String term) {
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                PostingsEnum postings = leaf.reader().postings(new Term(field, term), PostingsEnum.NONE);
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (entryOfDocument[leaf.docBase + postings.docID()] == number) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    /** Returns the same for comparison with whole questions */
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
        String field = Fields.text(entry(number).language());
        return entries.get(number).phrasings().get().stream()
                .map(line -> phrasing(field, line))
                .toList();
    }

    private Phrasing phrasing(String field, Line line) {
        Set<String> terms = new HashSet<>();
        double weight = 0;
        for (Word word : line.words()) {
            if (!word.stop() && terms.addAll(word.terms())) {
                weight += remembered(field, word.terms());
            }
        }
        return new Phrasing(Line.hashes(terms), line.grams(), weight);
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

    /** The rarity of words of phrasings, which are the same ones again and again. */
    private double remembered(String field, List<String> terms) {
        var ofField = rarities.computeIfAbsent(field, any -> new ConcurrentHashMap<>());
        Double known = ofField.get(terms.getLast());
        if (known == null) {
            known = rarity(field, terms);
            ofField.put(terms.getLast(), known);
        }
        return known;
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
        release();
    }
}
