package dev.netdoc.bot.fuzz;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Gives a parser what nobody would write: examples that are cut, spliced, repeated, nested and scrambled, the same ones in
 * each build. With {@code -Dnetdoc.fuzz.seconds=N} other ones for N seconds a target. Inputs that once broke a parser stand
 * as files in {@code fuzz/<target>/} beside this class and come first.
 *
 * @param target names the folder of those inputs
 * @param examples what the parser is made for
 * @param pieces what means something to it
 */
public record Fuzz(String target, List<String> examples, List<String> pieces) {
    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final int MUTATIONS = 6;
    private static final int LONGEST = 200_000;
    /** What means something to some parser, or to Java. */
    private static final List<String> ANYWHERE = List.of(
            "",
            "\u0000",
            "\n",
            "\r",
            "\t",
            " ",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "&",
            "|",
            ":",
            ",",
            "-",
            "#",
            "%",
            "*",
            "`",
            "```",
            "\ud800",
            "\udfff",
            "😀",
            "\u202e",
            "\u2028",
            "\ufeff",
            "null",
            "true",
            "1e999",
            "-1",
            "99999999999999999999",
            "<!channel>",
            "<@U0ANN>",
            "&lt;",
            "https://a.example/?b=c&d",
            "日本語",
            "e\u0301");

    /** What must hold of every input; whatever it throws is a failure. */
    public interface Property {
        void check(String input) throws Exception;
    }

    /** @param number how many inputs a build tries */
    public void check(int number, Property property) throws Exception {
        ExecutorService runner = Executors.newSingleThreadExecutor(Fuzz::daemon);
        try {
            for (String found : found()) {
                check(found, "found", property, runner);
            }
            int seconds = Integer.getInteger("netdoc.fuzz.seconds", 0);
            long first = seconds == 0 ? 1 : System.nanoTime();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (long seed = first; seconds == 0 ? seed <= number : System.nanoTime() < end; seed++) {
                check(input(seed), "seed " + seed, property, runner);
            }
        } finally {
            runner.shutdownNow(); // one that hangs is not waited for
        }
    }

    private void check(String input, String name, Property property, ExecutorService runner) throws Exception {
        try {
            runner.submit(() -> {
                        property.check(input);
                        return input;
                    })
                    .get(HANGS.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            fail(target + ", " + name + ": not done after " + HANGS.toSeconds() + " s with " + kept(input));
        } catch (ExecutionException e) {
            fail(target + ", " + name + ": " + e.getCause() + " with " + kept(input), e.getCause());
        }
    }

    private Path kept(String input) throws IOException {
        Path file = Path.of("target", "fuzz", target, Integer.toHexString(input.hashCode()));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, input.replaceAll("\\p{Cs}", "?"), StandardCharsets.UTF_8)
                .toAbsolutePath();
    }

    private List<String> found() throws IOException {
        Path folder = Path.of("src", "test", "resources", "dev", "netdoc", "bot", "fuzz", target);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var all = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.add(Files.readString(file));
            }
        }
        return all;
    }

    private String input(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(one(examples, random));
        for (int i = random.nextInt(MUTATIONS); i >= 0; i--) {
            mutate(text, random);
            if (text.length() > LONGEST) {
                text.setLength(LONGEST);
            }
        }
        return text.toString();
    }

    private void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(40)));
        String piece = one(random.nextBoolean() || pieces.isEmpty() ? ANYWHERE : pieces, random);
        switch (random.nextInt(9)) {
            case 0 -> text.setLength(at);
            case 1 -> text.delete(at, to);
            case 2, 3 -> text.replace(at, to, piece);
            case 4 -> text.insert(at, piece);
            case 5 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(20)));
            case 6 -> text.insert(at, piece.repeat(1 << random.nextInt(12)));
            case 7 -> {
                String other = one(examples, random);
                text.insert(at, other.substring(random.nextInt(other.length() + 1)));
            }
            default -> text.insert(at, (char) random.nextInt(0x3000));
        }
    }

    private static String one(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fuzz");
        thread.setDaemon(true);
        return thread;
    }
}
