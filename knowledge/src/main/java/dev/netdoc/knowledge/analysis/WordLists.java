package dev.netdoc.knowledge.analysis;

import dev.netdoc.knowledge.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The reviewable word lists beside this class. */
final class WordLists {
    private WordLists() {}

    static Set<String> stopWords(Language language) {
        return words("stop-" + language.code() + ".txt");
    }

    static Set<String> products() {
        return words("products.txt");
    }

    private static Set<String> words(String resource) {
        return text(resource)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String text(String resource) {
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The build lost the resource " + resource + "; build again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + resource, e);
        }
    }
}
