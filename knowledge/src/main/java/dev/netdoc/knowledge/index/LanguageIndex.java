package dev.netdoc.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The entries in one language, one Lucene document each, scored by Lucene's BM25. Not by its queries: a question is asked of
 * four languages by some hundred terms, and preparing a query looks each of them up anew and takes longer than scoring what
 * it finds. Immutable but for what it remembers; thread-safe.
 */
public final class LanguageIndex {
    /** Places that are remembered of all terms together, so that memory does not grow with what people ask: 8 MB. */
    private static final int REMEMBERED = 1_000_000;

    /** What a term takes besides its places, in places. */
    private static final int TERM = 16;

    private final IndexReader reader;
    private final int[] entryOfDocument;
    private final Map<Term, Postings> postings = new ConcurrentHashMap<>();
    private final AtomicInteger remembered = new AtomicInteger();
    private final Map<String, Lengths> lengths = new ConcurrentHashMap<>();

    LanguageIndex(MultiReader reader, int[] entryOfDocument) {
        this.reader = reader;
        this.entryOfDocument = entryOfDocument;
    }

    /** One entry that was found. */
    public record Scored(int entry, double score) {}

    /** Returns the best, in order of their score: the sum over what is sought, each at most its rarity times its boost. */
    public List<Scored> search(List<Sought> all, int most) {
        double[] scores = new double[entryOfDocument.length];
        float[] frequencies = new float[entryOfDocument.length];
        for (Sought sought : all) {
            add(sought, frequencies, scores);
        }
        return best(scores, most);
    }

    /** @param frequencies all 0 before and after */
    private void add(Sought sought, float[] frequencies, double[] scores) {
        List<Postings> places = new ArrayList<>();
        int most = 0;
        for (var term : sought.terms().entrySet()) {
            Postings one = postings(new Term(sought.field(), term.getKey()));
            for (int i = 0; i < one.size(); i++) {
                frequencies[one.documents()[i]] += term.getValue() * one.frequencies()[i];
            }
            places.add(one);
            most = Math.max(most, one.count());
        }
        if (most == 0) {
            return;
        }
        Lengths field = lengths(sought.field());
        double weight = sought.boost() * rarity(sought.field(), most);
        for (Postings one : places) {
            for (int document : one.documents()) {
                if (frequencies[document] > 0) {
                    scores[document] += weight * field.share(frequencies[document], document);
                    frequencies[document] = 0;
                }
            }
        }
    }

    private List<Scored> best(double[] scores, int most) {
        var best = new PriorityQueue<Integer>(Comparator.<Integer>comparingDouble(document -> scores[document])
                .thenComparing(Comparator.reverseOrder()));
        for (int document = 0; document < scores.length; document++) {
            if (scores[document] > 0) {
                if (best.size() < most) {
                    best.add(document);
                } else if (scores[best.element()] < scores[document]) {
                    best.remove();
                    best.add(document);
                }
            }
        }
        var found = new Scored[best.size()];
        for (int i = found.length - 1; i >= 0; i--) {
            int document = best.remove();
            found[i] = new Scored(entryOfDocument[document], scores[document]);
        }
        return List.of(found);
    }

    /** Returns in how many entries the most frequent of these terms stands */
    public int documents(String field, List<String> terms) {
        int most = 0;
        for (String term : terms) {
            most = Math.max(most, postings(new Term(field, term)).count());
        }
        return most;
    }

    /** Returns the inverse document frequency as Lucene's BM25 computes it; the highest for terms that nowhere occur */
    public double rarity(String field, List<String> terms) {
        return rarity(field, documents(field, terms));
    }

    private double rarity(String field, int with) {
        try {
            return Lengths.rarity(reader.getDocCount(field), with);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The words of questions are few and come again. */
    private Postings postings(Term term) {
        Postings known = postings.get(term);
        if (known == null) {
            try {
                known = Postings.read(reader, term);
            } catch (IOException e) {
                throw unreadable(e);
            }
            if (remembered.addAndGet(known.size() + TERM) > REMEMBERED) {
                postings.clear();
                remembered.set(0);
            }
            postings.put(term, known);
        }
        return known;
    }

    private Lengths lengths(String field) {
        return lengths.computeIfAbsent(field, one -> {
            try {
                return new Lengths(reader, one);
            } catch (IOException e) {
                throw unreadable(e);
            }
        });
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
        return Arrays.stream(postings(new Term(Fields.TEXT, term)).documents())
                .anyMatch(document -> entryOfDocument[document] == entry);
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
