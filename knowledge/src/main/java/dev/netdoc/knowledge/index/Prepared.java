package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;

/** An entry taken apart for the index: all the analysis is done, nothing is written yet. */
final class Prepared {
    /** A term of the title counts as often as this many in the body. */
    private static final int TITLE = 8;

    private static final int ABOVE = 2;
    private static final int PHRASING = 4;
    private static final int ERROR = 4;
    private static final int NAMED_AT_THE_TOP = 2;

    private final WeightedTerms text = new WeightedTerms();
    private final WeightedTerms grams = new WeightedTerms();
    private final WeightedTerms names = new WeightedTerms();
    private final List<Line> phrasings = new ArrayList<>();
    private final Language language;
    private final Analysis analysis;
    private final Identifiers identifiers;

    private Prepared(Language language, Analysis analysis, Identifiers identifiers) {
        this.language = language;
        this.analysis = analysis;
        this.identifiers = identifiers;
    }

    static Prepared of(Entry entry, Analysis analysis, Identifiers identifiers) {
        Prepared prepared = new Prepared(entry.language(), analysis, identifiers);
        prepared.addPhrasing(entry.title(), TITLE);
        entry.phrasings().forEach(phrasing -> prepared.addPhrasing(phrasing, PHRASING));
        entry.above().forEach(heading -> prepared.addText(heading, ABOVE));
        for (String error : entry.errors()) {
            prepared.phrasings.add(
                    new Line(prepared.addText(error, ERROR), analysis.grams(entry.language(), Text.folded(error))));
            prepared.addNames(error, NAMED_AT_THE_TOP);
        }
        prepared.addText(entry.body(), 1);
        prepared.addNames(entry.body(), 1);
        return prepared;
    }

    private void addPhrasing(String line, int weight) {
        addNames(line, NAMED_AT_THE_TOP);
        Set<String> pieces = analysis.grams(language, Text.folded(line));
        pieces.forEach(gram -> grams.add(gram, 1));
        phrasings.add(new Line(addText(line, weight), pieces));
    }

    private List<Word> addText(String line, int weight) {
        List<Word> words = analysis.words(language, Text.folded(Text.masked(line)));
        words.forEach(word -> word.terms().forEach(term -> text.add(term, weight)));
        return words;
    }

    private void addNames(String line, int weight) {
        for (var identifier : identifiers.in(Text.masked(Text.compatible(line)))) {
            names.add(identifier.whole(), weight);
            identifier.parts().forEach(part -> names.add(part, 1));
        }
    }

    Document document() {
        Document document = new Document();
        document.add(text.field(Fields.TEXT));
        document.add(grams.field(Fields.GRAM));
        document.add(names.field(Fields.IDENTIFIER));
        return document;
    }

    /** Returns title, phrasings and errors, in this order */
    List<Line> phrasings() {
        return phrasings;
    }
}
