package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.analysis.Identifiers.Identifier;
import dev.netdoc.knowledge.index.Fields;
import dev.netdoc.knowledge.index.LanguageIndex;
import dev.netdoc.knowledge.index.Sought;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

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
        List<Sought> sought = units.stream()
                .filter(Unit::known)
                .map(unit -> unit.sought(Fields.TEXT))
                .toList();
        collect(sought, possible, Evidence::withWords);
    }

    void grams(Collection<String> grams) {
        double possible = 0;
        List<Sought> sought = new ArrayList<>();
        for (String gram : grams) {
            possible += index.rarity(Fields.GRAM, List.of(gram));
            sought.add(Sought.one(Fields.GRAM, gram, 1));
        }
        collect(sought, possible, Evidence::withGrams);
    }

    void identifiers(List<Identifier> identifiers) {
        double possible = 0;
        List<Sought> sought = new ArrayList<>();
        for (var identifier : identifiers) {
            double rarity = index.rarity(Fields.IDENTIFIER, List.of(identifier.whole()));
            possible += rarity;
            sought.add(Sought.one(Fields.IDENTIFIER, identifier.whole(), 1));
            for (String part : identifier.parts()) {
                double share = rarity
                        / index.rarity(Fields.IDENTIFIER, List.of(part))
                        * PARTS
                        / identifier.parts().size();
                sought.add(Sought.one(Fields.IDENTIFIER, part, Math.min(share, PARTS)));
            }
        }
        collect(sought, possible, Evidence::withIdentifiers);
    }

    private void collect(List<Sought> sought, double possible, BiFunction<Evidence, Double, Evidence> with) {
        if (sought.isEmpty()) {
            return;
        }
        for (var hit : index.search(sought, most)) {
            Evidence before = found.getOrDefault(hit.entry(), Evidence.NONE);
            found.put(hit.entry(), with.apply(before, hit.score() / possible));
        }
    }
}
