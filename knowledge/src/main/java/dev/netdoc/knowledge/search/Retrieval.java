package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Asks the index. Each score is divided by the most it could be, so that questions, languages and kinds of evidence can be
 * compared: Lucene's BM25 gives a term at most its rarity.
 */
final class Retrieval {
    private static final int CANDIDATES = 120;

    /** What the words of an identifier count together, where it is not met as a whole: a near name is a hint. */
    private static final double PARTS = 0.4;

    private final EntryIndex index;

    Retrieval(EntryIndex index) {
        this.index = index;
    }

    /** Returns evidence for documents in one language, by Lucene's number. */
    Map<Integer, Evidence> words(List<Unit> units, Language language) {
        String field = Fields.text(language);
        double most = units.stream().mapToDouble(Unit::weight).sum();
        List<Query> queries = units.stream()
                .filter(Unit::known)
                .map(unit -> unit.query(field))
                .toList();
        Map<Integer, Evidence> found = new LinkedHashMap<>();
        collect(queries, most, found, Evidence::withWords);
        return found;
    }

    /** Adds what pieces of words find. */
    void grams(Collection<String> grams, Language language, Map<Integer, Evidence> found) {
        String field = Fields.gram(language);
        double most = 0;
        List<Query> queries = new ArrayList<>();
        for (String gram : grams) {
            most += index.rarity(field, List.of(gram));
            queries.add(new TermQuery(new Term(field, gram)));
        }
        collect(queries, most, found, Evidence::withGrams);
    }

    /** Returns evidence for documents in any language that hold identifiers of the question. */
    Map<Integer, Evidence> identifiers(Question question) {
        double most = 0;
        List<Query> queries = new ArrayList<>();
        for (var identifier : question.identifiers()) {
            double rarity = index.rarity(Fields.IDENTIFIER, List.of(identifier.whole()));
            most += rarity;
            queries.add(new TermQuery(new Term(Fields.IDENTIFIER, identifier.whole())));
            for (String part : identifier.parts()) {
                double share = rarity
                        / index.rarity(Fields.IDENTIFIER, List.of(part))
                        * PARTS
                        / identifier.parts().size();
                queries.add(new BoostQuery(
                        new TermQuery(new Term(Fields.IDENTIFIER, part)), (float) Math.min(share, PARTS)));
            }
        }
        Map<Integer, Evidence> found = new LinkedHashMap<>();
        collect(queries, most, found, Evidence::withIdentifiers);
        return found;
    }

    private void collect(
            List<Query> queries,
            double most,
            Map<Integer, Evidence> found,
            BiFunction<Evidence, Double, Evidence> with) {
        if (queries.isEmpty()) {
            return;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, BooleanClause.Occur.SHOULD));
        try {
            for (ScoreDoc hit : index.searcher().search(all.build(), CANDIDATES).scoreDocs) {
                found.merge(
                        hit.doc,
                        with.apply(Evidence.NONE, hit.score / most),
                        (before, now) -> with.apply(before, hit.score / most));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Searching in memory failed", e);
        }
    }
}
