package dev.netdoc.knowledge.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;

/**
 * Kuromoji in search mode, with the field's compounds in a user dictionary. No ICU folding: it would take the voicing marks
 * off (が to か), which makes other words of them.
 */
final class JapaneseChain extends Analyzer {
    private final UserDictionary dictionary = dictionary();

    static UserDictionary dictionary() {
        try {
            return UserDictionary.open(new StringReader(WordLists.text("ja-user.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException("The user dictionary for Japanese cannot be read", e);
        }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        JapaneseTokenizer source = new JapaneseTokenizer(dictionary, true, true, JapaneseTokenizer.Mode.SEARCH);
        TokenStream words = new JapaneseBaseFormFilter(source);
        words = new JapanesePartOfSpeechStopFilter(words, JapaneseAnalyzer.getDefaultStopTags());
        words = new JapaneseKatakanaStemFilter(words);
        return new TokenStreamComponents(source, words);
    }
}
