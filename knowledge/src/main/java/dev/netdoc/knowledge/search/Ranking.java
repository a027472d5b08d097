package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.IndexedEntries.Kind;
import dev.netdoc.knowledge.index.Phrasing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds entries for a question: first by the index alone, then the nearest of them by all that is known. */
final class Ranking {
    /** Entries that are looked at closely: so many by the asker's language, and by each other. */
    private static final int NEAREST = 10;

    private static final int NEAREST_IN_OTHERS = 3;

    /** The same of subjects outside. */
    private static final int NEAREST_OUTSIDE = 5;

    private static final int NEAREST_OUTSIDE_IN_OTHERS = 2;

    /** Entries that the index is asked for. */
    private static final int CANDIDATES = 80;

    private static final int CANDIDATES_IN_OTHERS = 40;

    private final EntryIndex index;
    private final QueryPlan plan;
    private final Weights weights;

    /**
     * The parts of a score; the first four sum to 1. Fitted on labelled questions kept for that (see the module's README).
     *
     * @param identifiers what identifiers take of the whole where the question holds some
     * @param variant how much the best variant in another language counts beside the asker's
     * @param alone an entry without variants is taken to have one that scores this share of its own
     * @param foreign what a document in another language loses where the asker's has as many documents
     */
    record Weights(
            double words,
            double phrasing,
            double spelling,
            double grams,
            double identifiers,
            double variant,
            double alone,
            double foreign) {
        static final Weights TUNED = new Weights(0.35, 0.21, 0.24, 0.20, 0.05, 0.75, 0.8, 0.5);

        double atFirst(Evidence evidence) {
            return words * evidence.words() + grams * evidence.grams() + identifiers * evidence.identifiers();
        }

        double of(Evidence evidence, double phrasing, double spelling, boolean named) {
            double score = words * evidence.words()
                    + this.phrasing * phrasing
                    + this.spelling * spelling
                    + grams * evidence.grams();
            return Math.min(1, named ? (1 - identifiers) * score + identifiers * evidence.identifiers() : score);
        }
    }

    /**
     * What was found for a question.
     *
     * @param inside one a topic or imported entry, best first
     * @param outside the nearest of the subjects that no topic answers
     */
    record Found(List<Match> inside, Optional<Match> outside) {
        Found {
            inside = List.copyOf(inside);
        }
    }

    /** What was asked of the entries in one language, and what the index found. */
    private record Asked(List<Unit> units, Likeness likeness, Map<Integer, Evidence> found) {}

    Ranking(EntryIndex index, QueryPlan plan, Weights weights) {
        this.index = index;
        this.plan = plan;
        this.weights = weights;
    }

    /** @param preferred the asker's language, whose entries win where all else is equal */
    Found found(Question question, Language preferred) {
        Map<Language, Asked> byLanguage = new EnumMap<>(Language.class);
        Set<String> near = new HashSet<>();
        for (Language language : Language.values()) {
            List<Unit> units = plan.units(question, language);
            boolean own = language == preferred || language == question.language();
            var retrieval = new Retrieval(index.in(language), own ? CANDIDATES : CANDIDATES_IN_OTHERS);
            retrieval.words(units);
            // Where the asker's language has it all, pieces of words in others would find nothing more.
            List<String> grams = own || index.hasMoreThan(language, preferred) ? question.grams() : List.of();
            retrieval.grams(grams);
            retrieval.identifiers(question.identifiers());
            near.addAll(nearest(retrieval.found(), preferred, own));
            byLanguage.put(language, new Asked(units, new Likeness(units, grams), retrieval.found()));
        }
        List<Match> matches = new ArrayList<>();
        byLanguage
                .values()
                .forEach(asked -> asked.found().forEach((entry, evidence) -> {
                    if (near.contains(index.get(entry).key())) {
                        matches.add(match(
                                entry, evidence, asked, !question.identifiers().isEmpty()));
                    }
                }));
        Map<Boolean, List<Match>> outside = matches.stream()
                .collect(Collectors.partitioningBy(match -> match.indexed().kind() == Kind.OUTSIDE));
        return new Found(
                fused(outside.getOrDefault(false, List.of()), preferred),
                fused(outside.getOrDefault(true, List.of()), preferred).stream().findFirst());
    }

    /**
     * Keys of the entries nearest by the index alone. Entries of another language that the asker's language has too were
     * found in it, if they are near; a few are enough of them.
     */
    private Set<String> nearest(Map<Integer, Evidence> found, Language preferred, boolean own) {
        int[] room = {
            own ? NEAREST : NEAREST_IN_OTHERS, own ? NEAREST_OUTSIDE : NEAREST_OUTSIDE_IN_OTHERS, own ? 0 : NEAREST
        };
        Set<String> keys = new HashSet<>();
        found.entrySet().stream()
                .sorted(Comparator.comparingDouble(one -> -weights.atFirst(one.getValue())))
                .map(one -> index.get(one.getKey()))
                .forEach(entry -> {
                    int kind = entry.kind() == Kind.OUTSIDE ? 1 : own || index.isIn(entry.key(), preferred) ? 0 : 2;
                    if (room[kind]-- > 0) {
                        keys.add(entry.key());
                    }
                });
        return keys;
    }

    private Match match(int entry, Evidence evidence, Asked asked, boolean named) {
        double phrasing = 0;
        double spelling = 0;
        for (Phrasing one : index.phrasings(entry)) {
            phrasing = asked.likeness().words(one, phrasing);
            spelling = asked.likeness().spelling(one, spelling);
        }
        double weight = 0;
        double known = 0;
        for (Unit unit : asked.units()) {
            weight += unit.weight();
            known += unit.known() ? unit.weight() : 0;
        }
        return new Match(
                entry,
                index.get(entry),
                evidence,
                phrasing,
                spelling,
                named,
                weight == 0 ? 0 : known / weight,
                weight,
                weights.of(evidence, phrasing, spelling, named));
    }

    /** One match a topic or imported entry, best first: the variant that matched best, scored for all of them. */
    private List<Match> fused(List<Match> matches, Language preferred) {
        Map<String, List<Match>> variants = matches.stream()
                .collect(Collectors.groupingBy(match -> match.indexed().key()));
        return variants.values().stream()
                .map(same -> fuse(same, preferred))
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(match -> match.indexed().key()))
                .toList();
    }

    private Match fuse(List<Match> variants, Language preferred) {
        Match best = variants.getFirst();
        double own = 0;
        double other = 0;
        for (Match match : variants) {
            best = match.score() > best.score() ? match : best;
            if (match.indexed().language() == preferred) {
                own = Math.max(own, match.score());
            } else {
                other = Math.max(other, match.score());
            }
        }
        boolean written = own > 0;
        double first = written ? own : other;
        // A team's documents have variants here and there: one that is badly matched must not count against its entry.
        boolean speaks = other > 0 && written && best.indexed().kind() != Kind.DOCUMENT;
        double second = speaks ? other : weights.alone() * first;
        return best.withScore(
                familiar(best, preferred) * (first + weights.variant() * second) / (1 + weights.variant()));
    }

    /**
     * What a document counts that the asker would have to read in another language: the less, the more documents there are
     * in the asker's, for where most are translated the right one most likely is.
     */
    private double familiar(Match match, Language preferred) {
        var indexed = match.indexed();
        if (indexed.kind() != Kind.DOCUMENT || index.isIn(indexed.key(), preferred)) {
            return 1;
        }
        double covered = Math.min(1, index.documents(preferred) / (double) index.documents(indexed.language()));
        return 1 - weights.foreign() * covered * covered * covered;
    }
}
