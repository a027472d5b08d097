package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.OutsideSubjects;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.Fields;
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
     * The parts of a score; words, phrasing and grams sum to 1.
     *
     * @param identifiers what identifiers take of the whole where the question holds some
     * @param foreign by what the score of an entry in another language than the asker's is multiplied
     */
    record Weights(double words, double phrasing, double grams, double identifiers, double foreign) {
        static final Weights TUNED = new Weights(0.65, 0.17, 0.18, 0.12, 0.86);
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
        double names = collectIdentifiers(question, identified);
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
                    matches.add(match(index.entryOf(document), evidence, units, words, names > 0, preferred)));
        }
        Map<Boolean, List<Match>> outside =
                matches.stream().collect(Collectors.partitioningBy(match -> OutsideSubjects.isOne(match.entry())));
        return new Found(
                best(outside.getOrDefault(false, List.of())),
                best(outside.getOrDefault(true, List.of())).stream().findFirst());
    }

    /** One match a topic or imported entry, best first. */
    private static List<Match> best(List<Match> matches) {
        Map<String, Match> best = new HashMap<>();
        for (Match match : matches) {
            best.merge(match.key(), match, (a, b) -> b.score() > a.score() ? b : a);
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(match -> match.entry().source()))
                .toList();
    }

    private Match match(
            int number, Evidence evidence, List<Unit> units, double weight, boolean named, Language preferred) {
        var entry = index.entry(number);
        double phrasing = 0;
        for (Phrasing one : index.phrasings(number)) {
            phrasing = Math.max(phrasing, likeness(units, weight, one));
        }
        double score =
                weights.words() * evidence.words + weights.phrasing() * phrasing + weights.grams() * evidence.grams;
        if (named) {
            score = (1 - weights.identifiers()) * score + weights.identifiers() * evidence.identifiers;
        }
        boolean foreign = entry.language() != preferred;
        double known = 0;
        for (Unit unit : units) {
            known += unit.known() ? unit.weight() : 0;
        }
        return new Match(
                entry,
                index.key(number),
                evidence.words,
                phrasing,
                evidence.grams,
                named ? evidence.identifiers : 1,
                weight == 0 ? 0 : known / weight,
                weight,
                foreign,
                Math.min(1, foreign ? weights.foreign() * score : score));
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
