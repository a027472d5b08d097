package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.index.Line;
import dev.netdoc.knowledge.index.Phrasing;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How like a whole question is to a whole line, by Dice's measure: 1 if both hold the same. Made once a question and
 * language, for it is compared with thousands of lines: what the question holds is in tables, and a line only looks up.
 * Used by one thread.
 */
final class Likeness {
    private final double weight;
    private final double[] weights;

    /** Terms of the question; a term that several units hold stands there several times. */
    private final Table terms;

    private final int[] unitOfTerm;
    private final float[] boostOfTerm;

    /** For each unit, how surely the line at hand names it; zeros between lines. */
    private final float[] surest;

    private final Table grams;
    private final int gramCount;

    Likeness(List<Unit> units, Collection<String> grams) {
        this.weight = units.stream().mapToDouble(Unit::weight).sum();
        this.weights = units.stream().mapToDouble(Unit::weight).toArray();
        int count = units.stream().mapToInt(unit -> unit.terms().size()).sum();
        int[] hashes = new int[count];
        this.unitOfTerm = new int[count];
        this.boostOfTerm = new float[count];
        int next = 0;
        for (int i = 0; i < units.size(); i++) {
            for (Map.Entry<String, Float> term : units.get(i).terms().entrySet()) {
                hashes[next] = term.getKey().hashCode();
                unitOfTerm[next] = i;
                boostOfTerm[next++] = term.getValue();
            }
        }
        this.terms = new Table(hashes);
        this.surest = new float[units.size()];
        int[] pieces = Line.hashes(grams);
        this.grams = new Table(pieces);
        this.gramCount = pieces.length;
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
        boolean any = false;
        for (int term : phrasing.terms()) {
            for (int at = terms.first(term); at >= 0; at = terms.next(at)) {
                int unit = unitOfTerm[at];
                surest[unit] = Math.max(surest[unit], boostOfTerm[at]);
                any = true;
            }
        }
        if (!any) {
            return best;
        }
        double shared = 0;
        for (int i = 0; i < surest.length; i++) {
            shared += surest[i] * weights[i];
            surest[i] = 0;
        }
        return Math.max(best, Math.min(1, 2 * shared / both));
    }

    /** By pieces of words, in the same manner. */
    double spelling(Phrasing phrasing, double best) {
        int[] other = phrasing.grams();
        int both = gramCount + other.length;
        if (2.0 * Math.min(gramCount, other.length) <= best * both) {
            return best;
        }
        int shared = 0;
        for (int gram : other) {
            if (grams.first(gram) >= 0) {
                shared++;
            }
        }
        return Math.max(best, 2.0 * shared / both);
    }

    /** Places of hashes in an array. */
    private static final class Table {
        private final int[] hashes;

        /** By the low bits of a hash: its first place in the array, plus one. */
        private final int[] buckets;

        /** By place: the next one in the same bucket, plus one. */
        private final int[] chain;

        private final int mask;

        Table(int[] hashes) {
            this.hashes = hashes;
            int size = Integer.highestOneBit(Math.max(1, hashes.length)) * 8;
            this.mask = size - 1;
            this.buckets = new int[size];
            this.chain = new int[hashes.length];
            for (int i = 0; i < hashes.length; i++) {
                int bucket = bucket(hashes[i]);
                chain[i] = buckets[bucket];
                buckets[bucket] = i + 1;
            }
        }

        /** Returns a place of the hash, or -1. */
        int first(int hash) {
            return from(buckets[bucket(hash)] - 1, hash);
        }

        /** Returns another place of the hash that stands there, or -1. */
        int next(int place) {
            return from(chain[place] - 1, hashes[place]);
        }

        private int from(int place, int hash) {
            int at = place;
            while (at >= 0 && hashes[at] != hash) {
                at = chain[at] - 1;
            }
            return at;
        }

        private int bucket(int hash) {
            return (hash ^ (hash >>> 15)) & mask;
        }
    }
}
