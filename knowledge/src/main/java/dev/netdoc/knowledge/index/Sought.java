package dev.netdoc.knowledge.index;

import java.util.Map;

/**
 * One thing to look for: terms that mean the same, which count together as one term that is as rare as the most frequent
 * of them.
 *
 * @param terms how much one occurrence of each counts, 0 exclusive to 1
 * @param boost what the score is multiplied with
 */
public record Sought(String field, Map<String, Float> terms, double boost) {

    public static Sought one(String field, String term, double boost) {
        return new Sought(field, Map.of(term, 1f), boost);
    }
}
