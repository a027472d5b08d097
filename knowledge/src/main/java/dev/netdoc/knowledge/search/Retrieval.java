package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.analysis.Identifiers.Identifier;
import dev.netdoc.knowledge.index.Fields;
import dev.netdoc.knowledge.index.LanguageIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Asks the index of one language. Each score is divided by the most it could be, so that questions, languages and kinds of evidence can be
 * compared: Lucene's BM25 gives a term at most its rarity.
 */
final class Retrieval {
    /** What the words of an identifier count together, where it is not met as a whole: a near name is a hint. */
    private static final double PARTS = 0.4;

    private final LanguageIndex index;
    private final int most;
    private final Map<Integer, Evidence> found = new LinkedHashMap<>();

    /** Asks the entries of one language, for at most so many by each kind of evidence. */
    Retrieval(LanguageIndex index, int most) {
        this.index = index;
        this.most = most;
    }

    /** Returns what was found, by number of the entry. */
    Map<Integer, Evidence> found() {
        return found;
    }

    void words(List<Unit> units) {
        double possible = units.stream().mapToDouble(Unit::weight).sum();
        List<Query> queries = units.stream()
                .filter(Unit::known)
                .map(unit -> unit.query(Fields.TEXT, index))
                .toList();
        collect(queries, possible, Evidence::withWords);
    }

    void grams(Collection<String> grams) {
        double possible = 0;
        List<Query> queries = new ArrayList<>();
        for (String gram : grams) {
            Term term = new Term(Fields.GRAM, gram);
            TermStates states = index.states(term);
            possible += index.rarity(Fields.GRAM, states.docFreq());
            if (states.docFreq() > 0) {
                queries.add(new TermQuery(term, states));
            }
        }
        collect(queries, possible, Evidence::withGrams);
    }

    void identifiers(List<Identifier> identifiers) {
        double possible = 0;
        List<Query> queries = new ArrayList<>();
        for (var identifier : identifiers) {
            double rarity = index.rarity(Fields.IDENTIFIER, List.of(identifier.whole()));
            possible += rarity;
            addIfHeld(queries, identifier.whole(), 1);
            for (String part : identifier.parts()) {
                double share = rarity
                        / index.rarity(Fields.IDENTIFIER, List.of(part))
                        * PARTS
                        / identifier.parts().size();
                addIfHeld(queries, part, Math.min(share, PARTS));
            }
        }
        collect(queries, possible, Evidence::withIdentifiers);
    }

    private void addIfHeld(List<Query> queries, String identifier, double boost) {
        Term term = new Term(Fields.IDENTIFIER, identifier);
        TermStates states = index.states(term);
        if (states.docFreq() > 0) {
            queries.add(new BoostQuery(new TermQuery(term, states), (float) boost));
        }
    }

    private void collect(List<Query> queries, double possible, BiFunction<Evidence, Double, Evidence> with) {
        if (queries.isEmpty()) {
            return;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, BooleanClause.Occur.SHOULD));
        for (var hit : index.search(all.build(), most)) {
            Evidence before = found.getOrDefault(hit.entry(), Evidence.NONE);
            found.put(hit.entry(), with.apply(before, hit.score() / possible));
        }
    }
}
