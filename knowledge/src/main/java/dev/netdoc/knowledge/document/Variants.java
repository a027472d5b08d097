package dev.netdoc.knowledge.document;

import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recognises the entries that say the same in several languages, so that an answer names one of them, in the asker's
 * language where there is one. Pages are paired by their path or front matter, else by what translation leaves as it is;
 * the entries of a pair are then aligned in their order.
 */
public final class Variants {
    /** From this on two entries have so much in common that one must be the other's translation. */
    private static final double ALIKE = 0.5;

    /** Within a pair of pages that are translations of each other, less is enough. */
    private static final double ALIKE_IN_PAIR = 0.3;

    private static final int FEWEST_SHARED = 3;

    /** What stands in more entries than this tells none of them apart. */
    private static final int TOO_COMMON = 60;

    /** Pages without a common path are a pair if so many of their entries, and this share of them, are alike. */
    private static final int ANCHORS = 3;

    private static final double ANCHORED_SHARE = 0.3;

    private final List<Piece> pieces;
    private final Map<Integer, List<Integer>> holders = new HashMap<>();
    private final int[] group;
    private final List<Set<Language>> languages = new ArrayList<>();

    /**
     * An entry, as far as it matters here.
     *
     * @param page its file
     * @param translation equal for pages that are said to be translations of each other
     * @param place in its page, from 0
     * @param signature as {@link Signature} gives it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with many others, and never changed
    public record Piece(String page, String translation, int place, Language language, int[] signature) {}

    private record Pair(int one, int other) {}

    private Variants(List<Piece> pieces) {
        this.pieces = pieces;
        this.group = new int[pieces.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            languages.add(EnumSet.of(pieces.get(i).language()));
            for (int token : pieces.get(i).signature()) {
                holders.computeIfAbsent(token, any -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Returns for each entry the place in the list of the first of those that say the same; its own if it is alone. */
    public static int[] groups(List<Piece> pieces) {
        Variants variants = new Variants(pieces);
        variants.join();
        int[] roots = new int[pieces.size()];
        Arrays.setAll(roots, variants::root);
        return roots;
    }

    private void join() {
        Map<String, List<Integer>> pages = new TreeMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            pages.computeIfAbsent(pieces.get(i).page(), any -> new ArrayList<>())
                    .add(i);
        }
        pages.values()
                .forEach(page ->
                        page.sort(Comparator.comparingInt(i -> pieces.get(i).place())));
        declaredPairs(pages).forEach(pair -> align(pair.get(0), pair.get(1), ALIKE_IN_PAIR, true));
        Map<String, List<Pair>> alike = new TreeMap<>();
        for (Pair pair : likePairs()) {
            unite(pair.one(), pair.other());
            alike.computeIfAbsent(
                            pieces.get(pair.one()).page() + "\n"
                                    + pieces.get(pair.other()).page(),
                            any -> new ArrayList<>())
                    .add(pair);
        }
        for (List<Pair> pairs : alike.values()) {
            List<Integer> one = page(pages, pairs.getFirst().one());
            List<Integer> other = page(pages, pairs.getFirst().other());
            if (pairs.size() >= ANCHORS && pairs.size() >= ANCHORED_SHARE * Math.min(one.size(), other.size())) {
                align(one, other, ALIKE_IN_PAIR, false);
            }
        }
    }

    private List<Integer> page(Map<String, List<Integer>> pages, int piece) {
        return pages.getOrDefault(pieces.get(piece).page(), List.of());
    }

    /** Each page with the first page in another language that has the same translation key. */
    private List<List<List<Integer>>> declaredPairs(Map<String, List<Integer>> pages) {
        Map<String, List<List<Integer>>> byKey = new TreeMap<>();
        for (List<Integer> page : pages.values()) {
            byKey.computeIfAbsent(pieces.get(page.getFirst()).translation(), any -> new ArrayList<>())
                    .add(page);
        }
        List<List<List<Integer>>> pairs = new ArrayList<>();
        for (List<List<Integer>> same : byKey.values()) {
            Set<Language> met = new HashSet<>(Set.of(language(same.getFirst())));
            for (List<Integer> page : same.subList(1, same.size())) {
                if (met.add(language(page))) {
                    pairs.add(List.of(same.getFirst(), page));
                }
            }
        }
        return pairs;
    }

    private Language language(List<Integer> page) {
        return pieces.get(page.getFirst()).language();
    }

    /** Aligns two translations of one page: by place if they have equally many entries, else between the entries alike. */
    private void align(List<Integer> one, List<Integer> other, double least, boolean declared) {
        if (declared && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                unite(one.get(i), other.get(i));
            }
            return;
        }
        int lastOne = -1;
        int lastOther = -1;
        for (int i = 0; i < one.size(); i++) {
            int best = -1;
            double most = least;
            for (int j = lastOther + 1; j < other.size(); j++) {
                double likeness = likeness(one.get(i), other.get(j));
                if (likeness > most) {
                    most = likeness;
                    best = j;
                }
            }
            if (best >= 0) {
                between(one.subList(lastOne + 1, i), other.subList(lastOther + 1, best));
                unite(one.get(i), other.get(best));
                lastOne = i;
                lastOther = best;
            }
        }
        if (lastOne >= 0) {
            between(one.subList(lastOne + 1, one.size()), other.subList(lastOther + 1, other.size()));
        }
    }

    /** Equally many entries between two that are surely the same are the same too. */
    private void between(List<Integer> one, List<Integer> other) {
        if (one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                unite(one.get(i), other.get(i));
            }
        }
    }

    /** Entries of different languages that are each other's nearest. */
    private List<Pair> likePairs() {
        int[] nearest = new int[pieces.size()];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = nearest(i);
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < nearest.length; i++) {
            if (nearest[i] > i && nearest[nearest[i]] == i) {
                pairs.add(new Pair(i, nearest[i]));
            }
        }
        return pairs;
    }

    private int nearest(int piece) {
        Map<Integer, Integer> shared = new TreeMap<>();
        for (int token : pieces.get(piece).signature()) {
            List<Integer> with = holders.getOrDefault(token, List.of());
            if (with.size() <= TOO_COMMON) {
                with.stream()
                        .filter(other -> pieces.get(other).language()
                                != pieces.get(piece).language())
                        .forEach(other -> shared.merge(other, 1, Integer::sum));
            }
        }
        int best = -1;
        double most = ALIKE;
        for (var candidate : shared.entrySet()) {
            if (candidate.getValue() >= FEWEST_SHARED) {
                double likeness = likeness(piece, candidate.getKey());
                if (likeness > most) {
                    most = likeness;
                    best = candidate.getKey();
                }
            }
        }
        return best;
    }

    /** Jaccard's measure over the signatures, each part weighed by its rarity. */
    private double likeness(int one, int other) {
        int[] a = pieces.get(one).signature();
        int[] b = pieces.get(other).signature();
        double both = 0;
        double any = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (j == b.length || (i < a.length && a[i] < b[j])) {
                any += rarity(a[i++]);
            } else if (i == a.length || b[j] < a[i]) {
                any += rarity(b[j++]);
            } else {
                double weight = rarity(a[i++]);
                j++;
                both += weight;
                any += weight;
            }
        }
        return any == 0 ? 0 : both / any;
    }

    private double rarity(int token) {
        return Math.log(1
                + (double) pieces.size()
                        / holders.getOrDefault(token, List.of()).size());
    }

    /** One group holds a language once: two entries of one language that look alike are two entries. */
    private void unite(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a == b) {
            return;
        }
        if (!Collections.disjoint(languages.get(a), languages.get(b))) {
            return;
        }
        languages.get(Math.min(a, b)).addAll(languages.get(Math.max(a, b)));
        group[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int piece) {
        int root = piece;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }
}
