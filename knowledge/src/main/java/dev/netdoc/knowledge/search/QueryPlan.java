package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Explanation.Bridge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.Fields;
import dev.netdoc.knowledge.index.LanguageIndex;
import dev.netdoc.knowledge.search.Glossary.Mention;
import dev.netdoc.knowledge.translation.Lexicon;
import dev.netdoc.knowledge.translation.Lexicon.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What of a question can be looked for in the entries of one language. */
final class QueryPlan {
    /** A synonym of the glossary counts so much of the word itself. */
    private static final double SYNONYM = 0.4;

    private static final double TRANSLATION = 0.9;

    /** A word as it stands, in text of another language: product names and the English of the trade. */
    private static final double AS_IT_STANDS = 0.9;

    /** The same where a translation has been learned. */
    private static final double AS_IT_STANDS_TOO = 0.5;

    /** What was learned is less sure than the glossary's {@link #TRANSLATION}. */
    private static final double LEARNED = 0.8;

    /**
     * A word that no entry holds may be the very point of the question, or mere chat. It counts less than the rarest word
     * that is known; fitted together with {@link Calibration}.
     */
    private static final double UNKNOWN = 0.6;

    /** A product's name says where the question belongs, not what it is; in a small index it looks rarer than it is. */
    private static final double PRODUCT = 0.6;

    /** A word in so few entries may be a misspelling there too: phrasings hold what people type. */
    private static final int RARE = 2;

    private final EntryIndex index;
    private final Analysis analysis;
    private final Glossary glossary;
    private final Lexicon lexicon;
    private final Misspellings misspellings;

    QueryPlan(EntryIndex index, Analysis analysis, Glossary glossary, Lexicon lexicon) {
        this.index = index;
        this.analysis = analysis;
        this.glossary = glossary;
        this.lexicon = lexicon;
        this.misspellings = new Misspellings(glossary, lexicon);
    }

    List<Unit> units(Question question, Language target) {
        return question.language() == target
                ? sameLanguage(question.words(), target)
                : otherLanguage(question.words(), new Direction(question.language(), target));
    }

    private List<Unit> sameLanguage(List<Word> words, Language language) {
        List<Mention> mentions = glossary.mentions(language, words);
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.stop()) {
                continue;
            }
            Unit.Terms terms = forms(word, 1);
            for (Mention mention : mentions) {
                if (mention.firstWord() <= i && i < mention.endWord()) {
                    addSynonyms(terms, mention, words, language);
                }
            }
            List<String> meant = meant(terms, word, language);
            meant.forEach(similar -> terms.add(similar, Spelling.LIKELIHOOD, Bridge.SPELLING));
            if (meant.isEmpty() || !isStop(meant.getFirst(), language)) {
                units.add(unit(terms, language, word));
            }
        }
        return units;
    }

    private boolean isStop(String term, Language language) {
        return analysis.words(language, term).stream().allMatch(Word::stop);
    }

    private void addSynonyms(Unit.Terms terms, Mention mention, List<Word> words, Language language) {
        List<Word> mentioned = words.subList(mention.firstWord(), mention.endWord());
        double share = SYNONYM / mentioned.size();
        glossary.terms(mention.concept(), language).forEach((term, p) -> {
            // "cluster domain" is no synonym of "domain": each keeps its own rarity.
            boolean neighbour = mentioned.size() > 1
                    && mentioned.stream().anyMatch(word -> word.terms().contains(term));
            if (!neighbour) {
                terms.add(term, p * share, Bridge.SYNONYM);
            }
        });
    }

    private List<Unit> otherLanguage(List<Word> asked, Direction direction) {
        Language language = direction.to();
        LanguageIndex entries = index.in(language);
        List<Word> words =
                misspellings.corrected(asked, direction, word -> entries.documents(Fields.TEXT, word.terms()) > 0);
        List<Unit> units = new ArrayList<>();
        boolean[] mentioned = new boolean[words.size()];
        for (Mention mention : glossary.mentions(direction.from(), words)) {
            List<Word> named = words.subList(mention.firstWord(), mention.endWord());
            Unit.Terms terms = translated(mention.concept(), named, language);
            if (terms.asMap().isEmpty()) {
                continue;
            }
            Arrays.fill(mentioned, mention.firstWord(), mention.endWord(), true);
            if (!named.stream().allMatch(Word::stop)) {
                boolean meant = named.equals(asked.subList(mention.firstWord(), mention.endWord()));
                units.add(unit(meant ? terms : doubted(terms), language, asked.get(mention.firstWord())));
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (!mentioned[i] && !words.get(i).stop()) {
                Unit.Terms terms = learned(words.get(i), direction);
                units.add(unit(words.get(i).equals(asked.get(i)) ? terms : doubted(terms), language, asked.get(i)));
            }
        }
        return units;
    }

    /** @return empty if the glossary has no word for it in this language */
    private Unit.Terms translated(Concept concept, List<Word> named, Language language) {
        Unit.Terms terms = new Unit.Terms();
        Map<String, Float> translations = glossary.terms(concept, language);
        if (!translations.isEmpty()) {
            translations.forEach((term, p) -> terms.add(term, p * TRANSLATION, Bridge.GLOSSARY_TRANSLATION));
            named.stream()
                    .filter(word -> word.latin() && !word.stop())
                    .flatMap(word -> forms(word, AS_IT_STANDS).asMap().entrySet().stream())
                    .forEach(form -> terms.add(form.getKey(), form.getValue(), Bridge.SAME));
        }
        return terms;
    }

    private static Unit.Terms doubted(Unit.Terms terms) {
        terms.doubt(Spelling.LIKELIHOOD, Bridge.SPELLING);
        return terms;
    }

    private Unit.Terms learned(Word word, Direction direction) {
        Map<String, Float> translations =
                lexicon.translations(word.terms().getLast(), direction.from(), direction.to());
        Unit.Terms terms = forms(word, translations.isEmpty() ? AS_IT_STANDS : AS_IT_STANDS_TOO);
        translations.forEach((term, p) -> terms.add(term, p * LEARNED, Bridge.LEARNED_TRANSLATION));
        return terms;
    }

    private static Unit.Terms forms(Word word, double boost) {
        Unit.Terms terms = new Unit.Terms();
        double each = boost;
        for (String term : word.terms()) {
            terms.add(term, each, Bridge.SAME);
            each = boost * 0.9;
        }
        return terms;
    }

    /**
     * Returns what a word may be a misspelling of; not for words of another language, which are near many in spelling and
     * mean none of them.
     */
    private List<String> meant(Unit.Terms terms, Word word, Language language) {
        LanguageIndex entries = index.in(language);
        int documents = entries.documents(Fields.TEXT, List.copyOf(terms.asMap().keySet()));
        return word.latin() && documents <= RARE && !analysis.isProduct(word.surface())
                ? Spelling.similar(entries, word.surface(), documents)
                : List.of();
    }

    private Unit unit(Unit.Terms terms, Language language, Word word) {
        LanguageIndex entries = index.in(language);
        terms.keep(term -> entries.documents(Fields.TEXT, List.of(term)) > 0);
        boolean known = !terms.asMap().isEmpty();
        double weight = entries.rarity(Fields.TEXT, List.copyOf(terms.asMap().keySet()));
        double importance = known ? analysis.isProduct(word.surface()) ? PRODUCT : 1 : UNKNOWN;
        return new Unit(word.surface(), terms.asMap(), terms.bridges(), importance, weight * importance, known);
    }
}
