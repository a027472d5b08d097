package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Explanation;
import dev.netdoc.knowledge.Explanation.Rival;
import dev.netdoc.knowledge.Intent;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import dev.netdoc.knowledge.translation.Lexicon;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** From a question to what was found and how sure that is. Thread-safe. */
public final class Search {
    /** Below this an intent is not meant. */
    private static final double INTENDED = 0.5;

    /** Entries that an intent must beat. */
    private static final int RIVALS = 6;

    /** Hits that are worth an explanation. */
    private static final int EXPLAINED = 3;

    private final Analysis analysis;
    private final Identifiers identifiers;
    private final LanguageRecogniser languages;
    private final Ranking ranking;
    private final Explainer explainer;
    private final Supplier<Intents> intents;

    public Search(
            EntryIndex index,
            Analysis analysis,
            Identifiers identifiers,
            LanguageRecogniser languages,
            Glossary glossary,
            Lexicon lexicon,
            Supplier<Intents> intents) {
        this.analysis = analysis;
        this.identifiers = identifiers;
        this.languages = languages;
        var plan = new QueryPlan(index, analysis, glossary, lexicon);
        this.ranking = new Ranking(index, plan, Ranking.Weights.TUNED);
        this.explainer = new Explainer(index, plan);
        this.intents = intents;
    }

    /**
     * What was found.
     *
     * @param confidence 0 to 1: how probably the first is right
     */
    public record Found(List<Ranked> hits, double confidence, Outcome outcome) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /** One hit; {@code key} is equal for its variants, {@code score} is 0 to 1: the share of the question that it explains */
    public record Ranked(Entry entry, String key, double score) {}

    /** Searches all entries; {@code asker} is the language that answers are wanted in. */
    public Found find(String question, Language asker) {
        Ranking.Found found = found(question, asker);
        double confidence = Calibration.confidence(found);
        return new Found(
                found.inside().stream()
                        .limit(10)
                        .map(match -> new Ranked(
                                match.indexed().entry(), match.indexed().key(), match.score()))
                        .toList(),
                confidence,
                outcome(found.inside(), confidence));
    }

    private static Outcome outcome(List<Match> matches, double confidence) {
        if (matches.isEmpty()) {
            return Outcome.NOT_KNOWN;
        }
        Calibration calibration = Calibration.of(matches.getFirst());
        if (confidence >= calibration.answer()) {
            return Outcome.ANSWERED;
        }
        return confidence >= calibration.suggest() ? Outcome.DID_YOU_MEAN : Outcome.NOT_KNOWN;
    }

    /** Returns why the question gets what {@link #find} gives. */
    public Explanation explain(String text, Language asker) {
        Question question = question(text);
        Ranking.Found found = ranking.found(question, asker);
        double confidence = Calibration.confidence(found);
        return new Explanation(
                question.language(),
                question.content().stream().map(Word::surface).toList(),
                found.inside().stream()
                        .limit(EXPLAINED)
                        .map(match -> explainer.reasons(question, match))
                        .toList(),
                found.outside().map(match -> new Rival(match.indexed().entry().title(), match.score())),
                outcome(found.inside(), confidence),
                confidence,
                found.inside().isEmpty()
                        ? 1
                        : Calibration.of(found.inside().getFirst()).answer());
    }

    Ranking.Found found(String question, Language asker) {
        return ranking.found(question(question), asker);
    }

    private Question question(String text) {
        Language written = languages.recognise(text).orElse(Language.EN);
        return Question.of(text, written, analysis, identifiers);
    }

    /** Returns the intent, if the question asks for one rather than for anything in the index */
    public Optional<Intent> intent(String question) {
        Optional<Language> recognised = languages.recognise(question);
        Stream<Language> candidates = recognised.map(Search::alike).orElseGet(() -> Stream.of(Language.EN));
        Optional<Intent> nearest = candidates
                .flatMap(language -> intents.get().nearest(question, language).stream())
                .max(Comparator.comparingDouble(Intent::confidence));
        return nearest.filter(intent -> intent.confidence() >= INTENDED)
                .filter(intent -> intent.confidence() > asEntry(question, intent.language()))
                .map(intent -> new Intent(intent.id(), recognised.orElse(intent.language()), intent.confidence()));
    }

    /**
     * How confidently the question asks for an entry: by what was found, or as its title or a phrasing asks for it. The
     * latter by the same measure as for intents: a bare "what mode am I in on flannel" explains itself by many entries'
     * words, but is worded like none of them.
     */
    private double asEntry(String question, Language language) {
        Ranking.Found found = found(question, language);
        double worded = found.inside().stream()
                .filter(match -> match.indexed().language() == language)
                .limit(RIVALS)
                .map(match -> match.indexed().entry())
                .mapToDouble(entry -> intents.get()
                        .confidence(
                                question,
                                language,
                                Stream.concat(Stream.of(entry.title()), entry.phrasings().stream())
                                        .toList()))
                .max()
                .orElse(0);
        return Math.max(worded, Calibration.confidence(found));
    }

    /** A few words may look like the other language of the same script. */
    private static Stream<Language> alike(Language language) {
        return switch (language) {
            case EN, ID -> Stream.of(Language.EN, Language.ID);
            case JA, ZH -> Stream.of(Language.JA, Language.ZH);
        };
    }
}
