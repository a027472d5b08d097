package dev.netdoc.knowledge.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How Japanese text is read, in katakana: the same for 有効 and for 有功, which somebody typed in a hurry. */
final class JapaneseReading {
    private final Analyzer words = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(
                    new JapaneseTokenizer(JapaneseChain.dictionary(), true, true, JapaneseTokenizer.Mode.NORMAL));
        }
    };

    /** Takes text without other scripts; words that stand apart in it stay apart. */
    String of(String text) {
        StringBuilder reading = new StringBuilder();
        try (TokenStream tokens = words.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            ReadingAttribute read = tokens.addAttribute(ReadingAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            int end = 0;
            while (tokens.incrementToken()) {
                if (offset.startOffset() > end) {
                    reading.append(' ');
                }
                reading.append(read.getReading() == null ? term : read.getReading());
                end = offset.endOffset();
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
        return reading.toString();
    }
}
