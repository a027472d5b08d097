package dev.netdoc.knowledge.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Identifiers of a text: setting names, error codes, resource names, flags. One tokenisation for all languages, because the
 * word chains would each cut {@code InvalidVSwitchId.IpNotEnough} another way. Thread-safe.
 */
public final class Identifiers {
    private static final Pattern OTHER = Pattern.compile("[^\\x21-\\x7e]");
    private static final Pattern EDGES = Pattern.compile("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$");

    /** A word with a sign, a digit or a capital inside is a name; a bare number or version is not. */
    private static final Pattern NAME =
            Pattern.compile("(?=.*[A-Za-z])(?:[A-Za-z0-9]++[._/:=-][A-Za-z0-9].*|[A-Za-z]++[0-9].*"
                    + "|[0-9]++[A-Za-z]{2,}.*|[A-Za-z]*[a-z][A-Z].*|[A-Z]{2,}[a-z].*)");

    private static final Pattern VERSION = Pattern.compile("[vV]?\\d++(?:[.x]\\d*+)*+");
    private static final int LONGEST = 120;

    private final Analyzer parts = new Parts();

    /**
     * One identifier.
     *
     * @param whole lower case
     * @param parts its words, lower case, without {@code whole}
     */
    public record Identifier(String whole, List<String> parts) {
        public Identifier {
            parts = List.copyOf(parts);
        }
    }

    /** Finds the identifiers of a text, which comes in its original case, NFKC, masked. */
    public List<Identifier> in(String text) {
        List<Identifier> identifiers = new ArrayList<>();
        for (String token : OTHER.matcher(text).replaceAll(" ").split(" +", -1)) {
            String name = EDGES.matcher(token).replaceAll("");
            if (name.length() > 2
                    && name.length() <= LONGEST
                    && NAME.matcher(name).matches()
                    && !VERSION.matcher(name).matches()) {
                identifiers.add(identifier(name));
            }
        }
        return identifiers;
    }

    private Identifier identifier(String name) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = parts.tokenStream("", name)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
        String whole = name.toLowerCase(java.util.Locale.ROOT);
        return new Identifier(
                whole,
                terms.stream().filter(part -> !part.equals(whole)).distinct().toList());
    }

    private static final class Parts extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            WhitespaceTokenizer source = new WhitespaceTokenizer();
            TokenStream trimmed = new PatternReplaceFilter(source, EDGES, "", true);
            // No split between letters and digits: it would tear k8s and ipv6 apart.
            int flags = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
                    | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
                    | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
                    | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
            return new TokenStreamComponents(
                    source, new LowerCaseFilter(new WordDelimiterGraphFilter(trimmed, flags, null)));
        }
    }
}
