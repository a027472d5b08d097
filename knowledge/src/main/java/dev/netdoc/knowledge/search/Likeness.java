package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.index.Line;
import dev.netdoc.knowledge.index.Phrasing;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How like a whole question is to a whole line, by Dice's measure: 1 if both hold the same. Made once a question and
 * language, for it is compared with hundreds of lines.
 */
final class Likeness {
    private final double weight;
    private final double[] weights;
    private final int[][] terms;
    private final float[][] boosts;
    private final int[] grams;

    Likeness(List<Unit> units, Collection<String> grams) {
        this.weight = units.stream().mapToDouble(Unit::weight).sum();
        this.weights = units.stream().mapToDouble(Unit::weight).toArray();
        this.terms = new int[units.size()][];
        this.boosts = new float[units.size()][];
        for (int i = 0; i < terms.length; i++) {
            var all = List.copyOf(units.get(i).terms().entrySet());
            terms[i] = all.stream().mapToInt(term -> term.getKey().hashCode()).toArray();
            boosts[i] = new float[all.size()];
            for (int j = 0; j < all.size(); j++) {
                boosts[i][j] = all.get(j).getValue();
            }
        }
        this.grams = Line.hashes(grams);
    }

    /**
     * By words, each weighed by its rarity; synonyms and translations count as surely as they mean the same.
     *
     * @param best of the lines before: one that is much shorter or longer than the question cannot be more like it
     * @return the greater of {@code best} and the likeness to this line
     */
    double words(Phrasing phrasing, double best) {
        double both = weight + phrasing.weight();
        if (2 * Math.min(weight, phrasing.weight()) <= best * both) {
            return best;
        }
        double shared = 0;
        for (int i = 0; i < terms.length; i++) {
            float surest = 0;
            for (int j = 0; j < terms[i].length; j++) {
                if (boosts[i][j] > surest && Arrays.binarySearch(phrasing.terms(), terms[i][j]) >= 0) {
                    surest = boosts[i][j];
                }
            }
            shared += surest * weights[i];
        }
        return Math.max(best, Math.min(1, 2 * shared / both));
    }

    /** By pieces of words, in the same manner. */
    double spelling(Phrasing phrasing, double best) {
        int[] other = phrasing.grams();
        int both = grams.length + other.length;
        if (2.0 * Math.min(grams.length, other.length) <= best * both) {
            return best;
        }
        int shared = 0;
        for (int i = 0, j = 0; i < grams.length && j < other.length; ) {
            if (grams[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (grams[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Math.max(best, 2.0 * shared / both);
    }
}
