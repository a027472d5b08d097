package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Explanation.Bridge;
import dev.netdoc.knowledge.Explanation.Field;
import dev.netdoc.knowledge.Explanation.Matched;
import dev.netdoc.knowledge.Explanation.Reasons;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.LanguageIndex;
import dev.netdoc.knowledge.index.Line;
import dev.netdoc.knowledge.index.Phrasing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of a match by what it was found. */
final class Explainer {
    private final EntryIndex index;
    private final QueryPlan plan;

    Explainer(EntryIndex index, QueryPlan plan) {
        this.index = index;
        this.plan = plan;
    }

    Reasons reasons(Question question, Match match) {
        Entry entry = match.indexed().entry();
        List<Unit> units = plan.units(question, entry.language());
        var hit = new Hit(entry.topic(), entry.language(), entry.title(), match.score(), entry.source());
        return new Reasons(
                hit,
                match.evidence().words(),
                match.phrasing(),
                match.spelling(),
                match.evidence().grams(),
                match.named() ? Optional.of(match.evidence().identifiers()) : Optional.empty(),
                nearest(question, units, match),
                matches(units, match));
    }

    private String nearest(Question question, List<Unit> units, Match match) {
        var likeness = new Likeness(units, question.grams());
        List<Phrasing> phrasings = index.phrasings(match.number());
        int best = 0;
        double most = -1;
        for (int i = 0; i < phrasings.size(); i++) {
            double like = likeness.words(phrasings.get(i), 0) + likeness.spelling(phrasings.get(i), 0);
            if (like > most) {
                most = like;
                best = i;
            }
        }
        return text(match.indexed().entry(), best);
    }

    /** Title, phrasings and errors, in the order of the index. */
    private static String text(Entry entry, int line) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.title());
        lines.addAll(entry.phrasings());
        lines.addAll(entry.errors());
        return line < lines.size() ? lines.get(line) : entry.title();
    }

    private List<Matched> matches(List<Unit> units, Match match) {
        LanguageIndex language = index.in(match.indexed().language());
        List<Line> lines = match.indexed().phrasings().get();
        List<Matched> matches = new ArrayList<>();
        for (Unit unit : units) {
            unit.terms().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .filter(term -> language.holds(match.number(), term))
                    .findFirst()
                    .ifPresent(term -> matches.add(new Matched(
                            unit.word(),
                            term,
                            unit.bridges().getOrDefault(term, Bridge.SAME),
                            field(lines, term),
                            match.weight() == 0 ? 0 : unit.weight() / match.weight())));
        }
        matches.sort(Comparator.comparingDouble(Matched::share).reversed());
        return matches;
    }

    private static Field field(List<Line> lines, String term) {
        for (int i = 0; i < lines.size(); i++) {
            for (Word word : lines.get(i).words()) {
                if (word.terms().contains(term)) {
                    return i == 0 ? Field.TITLE : Field.PHRASING;
                }
            }
        }
        return Field.BODY;
    }
}
