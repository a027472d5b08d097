package dev.netdoc.knowledge.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file that people wrote: UTF-8, or what its byte order mark or a declaration at its beginning says
 * ({@code <meta charset>}, {@code charset:} in front matter, {@code coding:} in a comment). Never guessed, for a wrong
 * guess is served to people as an answer.
 */
final class FileText {
    private static final long LARGEST_FILE_BYTES = 32L << 20;
    private static final int LONGEST_LINE = 1_000_000;
    private static final int DECLARED_WITHIN_BYTES = 2048;
    private static final char ESCAPE = 0x1b;

    private static final Pattern DECLARATION =
            Pattern.compile("\\b(?:charset|encoding|coding)\\s*[=:]\\s*[\"']?([A-Za-z][\\w.:-]{1,40})");

    private final Optional<Charset> undeclared;

    /** The charset is that of files which are not UTF-8 and declare nothing. */
    FileText(Optional<Charset> undeclared) {
        this.undeclared = undeclared;
    }

    String read(Path file) throws FileSkipped, IOException {
        long size = Files.size(file);
        if (size > LARGEST_FILE_BYTES) {
            throw new FileSkipped("larger than 32 MiB");
        }
        String text = decoded(Files.readAllBytes(file));
        long longest = longestLine(text);
        if (longest > LONGEST_LINE) {
            throw new FileSkipped("a line of %,d characters is no text that people read".formatted(longest));
        }
        return text;
    }

    private String decoded(byte[] bytes) throws FileSkipped {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        for (byte one : bytes) {
            if (one == 0) {
                throw new FileSkipped("binary content");
            }
        }
        Optional<Charset> declared = declared(bytes);
        try {
            String text = decode(bytes, 0, StandardCharsets.UTF_8);
            // Seven-bit encodings look like UTF-8; other text that is UTF-8 may speak of another charset in a sentence.
            return declared.isPresent() && text.indexOf(ESCAPE) >= 0 ? strict(bytes, 0, declared.get()) : text;
        } catch (CharacterCodingException e) {
            Optional<Charset> charset = declared.or(() -> undeclared);
            if (charset.isPresent()) {
                return strict(bytes, 0, charset.get());
            }
            throw new FileSkipped("not UTF-8, and no charset is declared in it");
        }
    }

    private static Optional<Charset> declared(byte[] bytes) throws FileSkipped {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        if (!declaration.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(declaration.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // A word in a sentence or an example, unless the text can be nothing else.
            return Optional.empty();
        }
    }

    private static String strict(byte[] bytes, int from, Charset charset) throws FileSkipped {
        try {
            return decode(bytes, from, charset);
        } catch (CharacterCodingException e) {
            throw new FileSkipped("not " + charset.name() + ", as it should be");
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static long longestLine(String text) {
        int longest = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            longest = Math.max(longest, end - start);
            start = end + 1;
        }
        return Math.max(longest, text.length() - start);
    }
}
