package dev.netdoc.knowledge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes many short documents of a few long ones: each passage of a corpus, a paragraph or a few sentences, becomes an entry
 * under a heading of its first words. Use: {@code Passages CORPORA OUT COUNT}.
 */
public final class Passages {
    private static final int PER_FILE = 100;
    private static final int HEADING = 60;
    private static final int SHORTEST = 40;

    private Passages() {}

    public static void main(String[] args) throws IOException {
        Path corpora = Path.of(args[0]);
        Path out = Path.of(args[1]);
        int count = Integer.parseInt(args[2]);
        int made = 0;
        int file = 0;
        // Rounds over ever smaller pieces, until there are enough: whole paragraphs, then their halves by sentence.
        for (int round = 0; made < count && round < 8; round++) {
            for (String language : List.of("en", "id", "ja", "zh")) {
                List<String> passages = passages(corpora, language, round);
                for (int from = 0; from < passages.size() && made < count; from += PER_FILE) {
                    int to = Math.min(Math.min(passages.size(), from + PER_FILE), from + count - made);
                    write(out.resolve(language).resolve("part-" + file++ + ".md"), passages.subList(from, to));
                    made += to - from;
                }
            }
        }
        System.out.println(made + " passages in " + file + " files under " + out);
    }

    private static List<String> passages(Path corpora, String language, int round) throws IOException {
        List<String> passages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(corpora)) {
            for (Path path : files.filter(one -> one.toString().endsWith(".md")
                            && one.toString().contains("/" + language + "/"))
                    .sorted()
                    .toList()) {
                for (String paragraph : Files.readString(path).split("\\n\\s*\\n")) {
                    String text = paragraph.strip().replaceAll("(?m)^#+\\s*", "").replace("```", "");
                    passages.addAll(pieces(text, round));
                }
            }
        }
        return passages;
    }

    private static List<String> pieces(String text, int round) {
        if (text.length() < SHORTEST) {
            return List.of();
        }
        if (round == 0) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        String[] sentences = text.split("(?<=[.。！？!?])\\s*");
        for (int i = 0; i + round <= sentences.length; i += round) {
            String piece = String.join(" ", List.of(sentences).subList(i, i + round));
            if (piece.length() >= SHORTEST) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static void write(Path file, List<String> passages) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String passage : passages) {
            String line = passage.replaceAll("\\s+", " ");
            int end = line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), HEADING));
            text.append("## ").append(line, 0, end).append("\n\n");
            text.append(passage.replaceAll("(?m)^(---|\\+\\+\\+|===+)", " ")).append("\n\n");
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
