package dev.netdoc.knowledge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts the peers' results into one table. */
final class PeerTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LANGUAGES = List.of("en", "id", "ja", "zh");

    private PeerTable() {}

    public static void main(String[] args) throws IOException {
        System.out.println("                      recall@1                     MRR@10                      ms per question  start-up  memory");
        System.out.println("peer                    en     id     ja     zh      en     id     ja     zh     p50     p99        ms      MB");
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("result-"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                if (!lines.isEmpty()) {
                    String name = file.getFileName().toString().replaceAll("^result-|\\.jsonl$", "");
                    System.out.println(row(name, lines));
                }
            }
        }
    }

    private static String row(String name, List<String> lines) throws IOException {
        JsonNode process = JSON.readTree(lines.getFirst());
        List<JsonNode> results = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            results.add(JSON.readTree(line));
        }
        StringBuilder row = new StringBuilder(String.format("%-20s", name));
        for (String language : LANGUAGES) {
            row.append(String.format(Locale.ROOT, "  %.3f", mean(results, language, 1)));
        }
        row.append(' ');
        for (String language : LANGUAGES) {
            row.append(String.format(Locale.ROOT, "  %.3f", mean(results, language, 10)));
        }
        long[] micros = results.stream()
                .mapToLong(result -> result.path("micros").longValue())
                .sorted()
                .toArray();
        row.append(String.format(
                Locale.ROOT,
                "  %6.2f  %6.2f  %8d  %6d",
                micros[micros.length / 2] / 1000.0,
                micros[micros.length * 99 / 100] / 1000.0,
                process.path("ready_ms").longValue(),
                process.path("rss_mb").longValue()));
        return row.toString();
    }

    /** The mean reciprocal rank within so many hits; within one it is recall@1. */
    private static double mean(List<JsonNode> results, String language, int within) {
        return results.stream()
                .filter(result -> result.path("language").textValue().equals(language))
                .mapToDouble(result -> reciprocal(result, within))
                .average()
                .orElse(0);
    }

    private static double reciprocal(JsonNode result, int within) {
        List<String> right = new ArrayList<>();
        result.path("right").forEach(id -> right.add(id.textValue()));
        JsonNode ids = result.path("ids");
        for (int i = 0; i < Math.min(within, ids.size()); i++) {
            if (right.contains(ids.path(i).textValue())) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }
}
