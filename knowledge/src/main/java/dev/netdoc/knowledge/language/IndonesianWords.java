package dev.netdoc.knowledge.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The words and endings by which Indonesian is known, also between English terms and in everyday speech. */
final class IndonesianWords {
    /** One of these is enough: no English word looks so. */
    private static final Set<String> CERTAIN = words();

    /** These also occur in English text, as a name or by chance. */
    private static final Set<String> POSSIBLE = Set.copyOf(
            List.of("di ke dan ada pada ini itu ya kan mana para nya sini situ se pun jadi sama masuk tim".split(" ")));

    boolean certain(String word) {
        return CERTAIN.contains(word) || affixed(word) || CERTAIN.contains(stripped(word));
    }

    boolean possible(String word) {
        return POSSIBLE.contains(word);
    }

    /** The clitic -nya, and verbs with both a prefix and a suffix, are shapes that English does not have. */
    private static boolean affixed(String word) {
        int length = word.length();
        if (length >= 6 && word.endsWith("nya")) {
            return true;
        }
        boolean prefixed = word.startsWith("meng")
                || word.startsWith("mem")
                || word.startsWith("meny")
                || word.startsWith("di")
                || word.startsWith("peng")
                || word.startsWith("pem");
        return length >= 8 && prefixed && word.endsWith("kan");
    }

    private static Set<String> words() {
        try (InputStream in =
                Objects.requireNonNull(IndonesianWords.class.getResourceAsStream("indonesian.txt"), "indonesian.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource indonesian.txt", e);
        }
    }

    private static String stripped(String word) {
        for (String prefix : new String[] {"ke", "di", "ter", "ber", "nge", "ng"}) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= 3) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }
}
