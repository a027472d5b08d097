package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.OutsideSubjects;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.Fields;
import dev.netdoc.knowledge.index.Line;
import dev.netdoc.knowledge.index.Phrasing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Finds entries for a question. Each part of the evidence is divided by the most it could be, so that scores of different
 * questions, languages and parts can be compared: Lucene's BM25 gives a term at most its rarity.
 */
final class Ranking {
    private static final int CANDIDATES = 120;

    /**
     * The parts of a score; the first four sum to 1. Fitted on labelled questions kept for that (see the module's README).
     *
     * @param identifiers what identifiers take of the whole where the question holds some
     * @param foreign by what the score of an entry is multiplied that does not exist in the asker's language
     * @param variant how much the best variant in another language counts beside the asker's
     * @param alone an entry without variants is taken to have one that scores this share of its own
     */
    record Weights(
            double words,
            double phrasing,
            double spelling,
            double grams,
            double identifiers,
            double foreign,
            double variant,
            double alone) {
        static final Weights TUNED = new Weights(0.35, 0.21, 0.24, 0.20, 0.05, 0.86, 0.75, 0.8);
    }

    private final EntryIndex index;
    private final QueryPlan plan;
    private final Weights weights;

    Ranking(EntryIndex index, QueryPlan plan, Weights weights) {
        this.weights = weights;
        this.index = index;
        this.plan = plan;
    }

    /** Evidence for one document, gathered query by query. */
    private static final class Evidence {
        private double words;
        private double grams;
        private double identifiers;
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

    /** @param preferred the asker's language, whose entries win where all else is equal */
    Found found(Question question, Language preferred) {
        List<Match> matches = new ArrayList<>();
        Map<Integer, Evidence> identified = new HashMap<>();
        boolean named = collectIdentifiers(question, identified) > 0;
        int[] grams = Line.hashes(question.grams());
        for (Language language : Language.values()) {
            Map<Integer, Evidence> found = new LinkedHashMap<>();
            List<Unit> units = plan.units(question, language);
            double words = units.stream().mapToDouble(Unit::weight).sum();
            collectWords(units, language, words, found);
            collectGrams(question, language, found);
            identified.forEach((document, evidence) -> {
                if (index.entry(index.entryOf(document)).language() == language) {
                    found.computeIfAbsent(document, any -> new Evidence()).identifiers = evidence.identifiers;
                }
            });
            found.forEach((document, evidence) ->
                    matches.add(match(index.entryOf(document), evidence, units, words, grams, named)));
        }
        Map<Boolean, List<Match>> outside =
                matches.stream().collect(Collectors.partitioningBy(match -> OutsideSubjects.isOne(match.entry())));
        return new Found(
                fused(outside.getOrDefault(false, List.of()), preferred),
                fused(outside.getOrDefault(true, List.of()), preferred).stream().findFirst());
    }

    /** One match a topic or imported entry, best first: the variant that matched best, scored for all of them. */
    private List<Match> fused(List<Match> matches, Language preferred) {
        Map<String, List<Match>> variants = matches.stream().collect(Collectors.groupingBy(Match::key));
        return variants.values().stream()
                .map(same -> fuse(same, preferred))
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(match -> match.entry().source()))
                .toList();
    }

    private Match fuse(List<Match> variants, Language preferred) {
        Match best = variants.getFirst();
        double own = 0;
        double other = 0;
        for (Match match : variants) {
            best = match.score() > best.score() ? match : best;
            if (match.entry().language() == preferred) {
                own = Math.max(own, match.score());
            } else {
                other = Math.max(other, match.score());
            }
        }
        boolean written = own > 0;
        double first = written ? own : weights.foreign() * other;
        double second = other > 0 && written ? other : weights.alone() * first;
        return best.withScore((first + weights.variant() * second) / (1 + weights.variant()));
    }

    private Match match(
            int number, Evidence evidence, List<Unit> units, double weight, int[] grams, boolean named) {
        double phrasing = 0;
        double spelling = 0;
        for (Phrasing one : index.phrasings(number)) {
            phrasing = Math.max(phrasing, likeness(units, weight, one));
            spelling = Math.max(spelling, likeness(grams, one.grams()));
        }
        double score = weights.words() * evidence.words
                + weights.phrasing() * phrasing
                + weights.spelling() * spelling
                + weights.grams() * evidence.grams;
        if (named) {
            score = (1 - weights.identifiers()) * score + weights.identifiers() * evidence.identifiers;
        }
        double known = 0;
        for (Unit unit : units) {
            known += unit.known() ? unit.weight() : 0;
        }
        return new Match(
                number,
                index.entry(number),
                index.key(number),
                evidence.words,
                phrasing,
                spelling,
                evidence.grams,
                named ? evidence.identifiers : 1,
                weight == 0 ? 0 : known / weight,
                weight,
                Math.min(1, score));
    }

    /** Dice's measure: 1 if both hold the same pieces. */
    private static double likeness(int[] one, int[] other) {
        int shared = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        int both = one.length + other.length;
        return both == 0 ? 0 : 2.0 * shared / both;
    }

    /** Dice's measure over weights: 1 if question and phrasing hold the same words. */
    private static double likeness(List<Unit> units, double weight, Phrasing phrasing) {
        double shared = 0;
        for (Unit unit : units) {
            double surest = 0;
            for (var term : unit.terms().entrySet()) {
                if (term.getValue() > surest && phrasing.terms().contains(term.getKey())) {
                    surest = term.getValue();
                }
            }
            shared += surest * unit.weight();
        }
        double both = weight + phrasing.weight();
        return both == 0 ? 0 : Math.min(1, 2 * shared / both);
    }

    private void collectWords(List<Unit> units, Language language, double most, Map<Integer, Evidence> found) {
        String field = Fields.text(language);
        List<Query> queries = units.stream()
                .filter(Unit::known)
                .map(unit -> unit.query(field))
                .toList();
        for (ScoreDoc hit : search(queries)) {
            found.computeIfAbsent(hit.doc, any -> new Evidence()).words = Math.min(1, hit.score / most);
        }
    }

    private void collectGrams(Question question, Language language, Map<Integer, Evidence> found) {
        String field = Fields.gram(language);
        double most = 0;
        List<Query> queries = new ArrayList<>();
        for (String gram : question.grams()) {
            most += index.rarity(field, List.of(gram));
            queries.add(new TermQuery(new Term(field, gram)));
        }
        for (ScoreDoc hit : search(queries)) {
            found.computeIfAbsent(hit.doc, any -> new Evidence()).grams = Math.min(1, hit.score / most);
        }
    }

    /** Returns the most that a document could score; 0 if the question names nothing */
    private double collectIdentifiers(Question question, Map<Integer, Evidence> found) {
        double most = 0;
        List<Query> queries = new ArrayList<>();
        for (var identifier : question.identifiers()) {
            double rarity = index.rarity(Fields.IDENTIFIER, List.of(identifier.whole()));
            most += rarity;
            queries.add(new TermQuery(new Term(Fields.IDENTIFIER, identifier.whole())));
            // Its words count too, together less than the whole: a near name is a hint.
            for (String part : identifier.parts()) {
                double share = rarity
                        / index.rarity(Fields.IDENTIFIER, List.of(part))
                        * 0.4
                        / identifier.parts().size();
                queries.add(
                        new BoostQuery(new TermQuery(new Term(Fields.IDENTIFIER, part)), (float) Math.min(share, 0.4)));
            }
        }
        for (ScoreDoc hit : search(queries)) {
            found.computeIfAbsent(hit.doc, any -> new Evidence()).identifiers = Math.min(1, hit.score / most);
        }
        return most;
    }

    private ScoreDoc[] search(List<Query> queries) {
        if (queries.isEmpty()) {
            return new ScoreDoc[0];
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, BooleanClause.Occur.SHOULD));
        try {
            return index.searcher().search(all.build(), CANDIDATES).scoreDocs;
        } catch (IOException e) {
            throw new UncheckedIOException("Searching in memory failed", e);
        }
    }
}
