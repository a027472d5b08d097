package dev.netdoc.knowledge.analysis;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text made comparable before it is cut into words: compatibility forms, case, and values that never repeat. */
public final class Text {
    /** Values of one moment or machine. Numbers like 1.24 and 65536 stay: they name versions and settings. */
    private static final Pattern PASSING = Pattern.compile(
            "\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?[.\\dZ+:]*+" // timestamp
                    + "|\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b" // UUID
                    + "|\\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\\b" // MAC address
                    + "|\\b(?:vsw|sg|eni|vpc|i|eip|rtb|lb|ngw)-[0-9a-z*]{6,}+" // cloud resource
                    + "|\\b(?=[0-9a-f]*+\\d)(?=[0-9]*+[a-f])[0-9a-f]{8,}\\b", // hash
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile(
            "\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?:[-–]\\d{1,3}(?:\\.\\d{1,3}){3})?+(?::\\d{1,5})?+\\b(?![/.]\\d)");

    private Text() {}

    /** NFKC (full and half width become one), lower case; keeps the case where {@code original} is needed. */
    public static String folded(String text) {
        return compatible(text).toLowerCase(Locale.ROOT);
    }

    public static String compatible(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Blanks out what will not be met again; the length stays, so offsets do too. */
    public static String masked(String text) {
        return ADDRESS.matcher(PASSING.matcher(text)
                        .replaceAll(match -> " ".repeat(match.group().length())))
                .replaceAll(match -> " ".repeat(match.group().length()));
    }
}
