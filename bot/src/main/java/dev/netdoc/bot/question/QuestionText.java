package dev.netdoc.bot.question;

import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.observe.Excerpt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A question as it is kept.
 *
 * @param id the same for the same question in other spacing or case
 * @param text on one line, without what looks like a credential, at most 1,000 characters; may be blank
 */
record QuestionText(String id, String text) {
    private static final int LONGEST = 1000;
    private static final int ID_BYTES = 8;

    static QuestionText of(Language language, String question) {
        String line = Excerpt.redact(question.strip()).replaceAll("\\s+", " ");
        String text = line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST));
        return new QuestionText(hash(language.code() + "\n" + text.toLowerCase(Locale.ROOT)), text);
    }

    /** {@return 16 hexadecimal digits, the same for the same text} */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
