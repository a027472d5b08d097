package dev.netdoc.knowledge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one peer in this process: indexes, asks everything once to warm up, asks again and measures. */
final class PeerMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 10;

    private PeerMain() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[1]);
        List<Export.Document> documents = read(work.resolve("entries.jsonl"), Export.Document.class);
        List<Export.Asked> questions = read(work.resolve("questions.jsonl"), Export.Asked.class);
        List<String> lines = new ArrayList<>();
        try (Peer peer = peer(args[0], work)) {
            peer.index(documents);
            long ready = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            for (Export.Asked question : questions) {
                peer.search(question.q(), question.lang());
            }
            for (Export.Asked question : questions) {
                long start = System.nanoTime();
                List<Integer> places = peer.search(question.q(), question.lang());
                long micros = (System.nanoTime() - start) / 1000;
                lines.add(JSON.writeValueAsString(Map.of(
                        "language",
                        question.lang(),
                        "right",
                        question.right(),
                        "ids",
                        ids(places, documents),
                        "micros",
                        micros)));
            }
            System.out.println(
                    JSON.writeValueAsString(Map.of("ready_ms", ready, "rss_mb", residentMb() + peer.otherMemoryMb())));
        }
        lines.forEach(System.out::println);
        System.exit(0);
    }

    private static Peer peer(String name, Path work) throws IOException {
        return switch (name) {
            case "netdoc" -> new NetdocPeer(work);
            case "lucene-standard" -> LucenePeer.standard();
            case "lucene-languages" -> LucenePeer.languages();
            case "sqlite-unicode61" -> new SqlitePeer("unicode61");
            case "sqlite-trigram" -> new SqlitePeer("trigram");
            case "postgres" -> new PostgresPeer(work);
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }

    private static List<String> ids(List<Integer> places, List<Export.Document> documents) {
        Set<String> ids = new LinkedHashSet<>();
        for (int place : places) {
            ids.add(documents.get(place).id());
        }
        return ids.stream().limit(SHOWN).toList();
    }

    private static <T> List<T> read(Path file, Class<T> type) throws IOException {
        List<T> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readValue(line, type));
        }
        return rows;
    }

    /** Resident memory as Linux counts it. */
    static long residentMb() throws IOException {
        return residentMb("self");
    }

    static long residentMb(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                .sum();
    }
}
