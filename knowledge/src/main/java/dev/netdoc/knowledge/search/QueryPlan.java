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
import java.util.ArrayList;
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

    QueryPlan(EntryIndex index, Analysis analysis, Glossary glossary, Lexicon lexicon) {
        this.index = index;
        this.analysis = analysis;
        this.glossary = glossary;
        this.lexicon = lexicon;
    }

    List<Unit> units(Question question, Language target) {
        List<Word> words = question.words();
        List<Mention> mentions = glossary.mentions(question.language(), words);
        return question.language() == target
                ? sameLanguage(words, mentions, target)
                : otherLanguage(words, mentions, question.language(), target);
    }

    private List<Unit> sameLanguage(List<Word> words, List<Mention> mentions, Language language) {
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

    private List<Unit> otherLanguage(List<Word> words, List<Mention> mentions, Language from, Language language) {
        List<Unit> units = new ArrayList<>();
        boolean[] mentioned = new boolean[words.size()];
        for (Mention mention : mentions) {
            Map<String, Float> translations = glossary.terms(mention.concept(), language);
            if (translations.isEmpty()) {
                continue;
            }
            Unit.Terms terms = new Unit.Terms();
            translations.forEach((term, p) -> terms.add(term, p * TRANSLATION, Bridge.GLOSSARY_TRANSLATION));
            boolean stop = true;
            for (int i = mention.firstWord(); i < mention.endWord(); i++) {
                mentioned[i] = true;
                stop &= words.get(i).stop();
                if (words.get(i).latin() && !words.get(i).stop()) {
                    forms(words.get(i), AS_IT_STANDS).asMap().forEach((term, p) -> terms.add(term, p, Bridge.SAME));
                }
            }
            if (!stop) {
                units.add(unit(terms, language, words.get(mention.firstWord())));
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (!mentioned[i] && !words.get(i).stop()) {
                units.add(unit(learned(words.get(i), from, language), language, words.get(i)));
            }
        }
        return units;
    }

    private Unit.Terms learned(Word word, Language from, Language to) {
        String reduced = word.terms().getLast();
        Map<String, Float> translations = lexicon.translations(reduced, from, to);
        Unit.Terms terms = forms(word, translations.isEmpty() ? AS_IT_STANDS : AS_IT_STANDS_TOO);
        translations.forEach((term, p) -> terms.add(term, p * LEARNED, Bridge.LEARNED_TRANSLATION));
        boolean misspelt = translations.isEmpty()
                && word.latin()
                && index.in(to).documents(Fields.TEXT, List.copyOf(terms.asMap().keySet())) == 0;
        if (misspelt) {
            for (String meant : Spelling.similar(lexicon.words(from, to), reduced)) {
                terms.add(meant, AS_IT_STANDS_TOO * Spelling.LIKELIHOOD, Bridge.SPELLING);
                lexicon.translations(meant, from, to)
                        .forEach((term, p) -> terms.add(term, p * LEARNED * Spelling.LIKELIHOOD, Bridge.SPELLING));
            }
        }
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
