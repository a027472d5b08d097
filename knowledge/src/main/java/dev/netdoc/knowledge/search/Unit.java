package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Explanation.Bridge;
import dev.netdoc.knowledge.index.Sought;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One thing that the question names, with every term by which an entry in one language may name it.
 *
 * @param word as asked
 * @param terms that stand in the index, by how surely each means the same, 0 exclusive to 1
 * @param bridges what leads to each term
 * @param importance 0 exclusive to 1: less for words that tell less than their rarity says
 * @param weight its share in the question: the rarity of its terms by its importance
 * @param known whether any of the terms stands in the index
 */
record Unit(
        String word,
        Map<String, Float> terms,
        Map<String, Bridge> bridges,
        double importance,
        double weight,
        boolean known) {

    /** All terms as one. */
    Sought sought(String field) {
        if (terms.size() == 1) {
            var only = terms.entrySet().iterator().next();
            return Sought.one(field, only.getKey(), importance * only.getValue());
        }
        return new Sought(field, terms, importance);
    }

    /** Collects terms; the surest mention of each counts. */
    static final class Terms {
        private final Map<String, Float> terms = new LinkedHashMap<>();
        private final Map<String, Bridge> bridges = new LinkedHashMap<>();

        Terms add(String term, double boost, Bridge bridge) {
            Float before = terms.get(term);
            if (before == null || before < boost) {
                terms.put(term, (float) boost);
                bridges.put(term, bridge);
            }
            return this;
        }

        /** All that was added follows from a word which was perhaps not meant. */
        void doubt(double likelihood, Bridge bridge) {
            terms.replaceAll((term, boost) -> (float) (boost * likelihood));
            bridges.replaceAll((term, before) -> bridge);
        }

        void keep(Predicate<String> wanted) {
            terms.keySet().removeIf(wanted.negate());
            bridges.keySet().removeIf(wanted.negate());
        }

        Map<String, Float> asMap() {
            return terms;
        }

        Map<String, Bridge> bridges() {
            return bridges;
        }
    }
}
