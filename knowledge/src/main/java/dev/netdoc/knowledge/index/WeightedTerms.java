package dev.netdoc.knowledge.index;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * Terms with the weight of the place where they stand: BM25F, by writing the weighted sum of frequencies as the frequency.
 * One field instead of {@code CombinedFieldQuery} over three, because only within one field can a query count a word and
 * its synonyms or translations as the same term.
 */
final class WeightedTerms {
    private static final FieldType TYPE = type();

    /** A longer one is no word that anybody asks for, e.g. digits of a dump; Lucene refuses those above 32 KB. */
    private static final int LONGEST = 1_000;

    private final Map<String, Integer> frequencies = new LinkedHashMap<>();

    void add(String term, int weight) {
        if (term.length() <= LONGEST) {
            frequencies.merge(term, weight, Integer::sum);
        }
    }

    Field field(String name) {
        return new Field(name, new Frequencies(frequencies), TYPE);
    }

    private static FieldType type() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    private static final class Frequencies extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Iterator<Map.Entry<String, Integer>> terms;

        Frequencies(Map<String, Integer> frequencies) {
            this.terms = frequencies.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!terms.hasNext()) {
                return false;
            }
            clearAttributes();
            var next = terms.next();
            term.append(next.getKey());
            frequency.setTermFrequency(next.getValue());
            return true;
        }
    }
}
