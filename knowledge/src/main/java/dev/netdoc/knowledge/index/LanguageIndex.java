package dev.netdoc.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** The entries in one language, one Lucene document each. Immutable; thread-safe. */
public final class LanguageIndex {
    /** Terms whose place is kept, so that memory does not grow with what people ask. */
    private static final int REMEMBERED = 20_000;

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final int[] entryOfDocument;
    private final Map<Term, TermStates> states = new ConcurrentHashMap<>();

    LanguageIndex(MultiReader reader, int[] entryOfDocument) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.entryOfDocument = entryOfDocument;
    }

    /** One entry that a query found. */
    public record Scored(int entry, double score) {}

    /** Returns the best, in order of their score. */
    public List<Scored> search(Query query, int most) {
        try {
            List<Scored> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, all(most)).scoreDocs) {
                found.add(new Scored(entryOfDocument[hit.doc], hit.score));
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static TopScoreDocCollectorManager all(int most) {
        return new TopScoreDocCollectorManager(most, Integer.MAX_VALUE);
    }

    /** Returns in how many entries the most frequent of these terms stands */
    public int documents(String field, List<String> terms) {
        int most = 0;
        for (String term : terms) {
            most = Math.max(most, documents(new Term(field, term)));
        }
        return most;
    }

    private int documents(Term term) {
        return states(term).docFreq();
    }

    /** Returns the inverse document frequency as Lucene's BM25 computes it; the highest for terms that nowhere occur */
    public double rarity(String field, List<String> terms) {
        return rarity(field, documents(field, terms));
    }

    /** Returns the same for a term that stands in so many entries */
    public double rarity(String field, int with) {
        try {
            return Math.log(1 + (reader.getDocCount(field) - with + 0.5) / (with + 0.5));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns where a term stands, for a query that would else look it up again: the words of questions are few and come
     * again, and looking one up takes longer than scoring what it finds.
     */
    public TermStates states(Term term) {
        TermStates known = states.get(term);
        if (known == null) {
            try {
                known = TermStates.build(searcher, term, true);
            } catch (IOException e) {
                throw unreadable(e);
            }
            if (states.size() >= REMEMBERED) {
                states.clear();
            }
            states.put(term, known);
        }
        return known;
    }

    /** Returns all terms of a field, in order; null if there are none */
    public @Nullable Terms terms(String field) {
        try {
            return MultiTerms.getTerms(reader, field);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns whether a term stands anywhere in the text of an entry */
    public boolean holds(int entry, String term) {
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                PostingsEnum postings = leaf.reader().postings(new Term(Fields.TEXT, term), PostingsEnum.NONE);
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (entryOfDocument[leaf.docBase + postings.docID()] == entry) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("Reading from memory failed", e);
    }
}
