package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation tells people to type and to open exists. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern COMMAND = Pattern.compile("^\\s*(?:[A-Z_]+=\\S+ )*\\./netdoc (?<rest>.*)$");
    private static final Pattern WORD = Pattern.compile("\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^\\s\"']+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?<to>[^)#:\\s]+)(?:#[^)]*)?\\)");

    /** A line of a page. */
    record Line(Path page, String text) {
        @Override
        public String toString() {
            return page + ": " + text.strip();
        }
    }

    static List<Line> commands() {
        return lines().filter(line -> COMMAND.matcher(line.text()).matches()).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandThatIsShownHasTheseOptions(Line line) {
        List<String> words = words(line.text());
        // It is read as a command line is, and says its help in place of doing it.
        words.add("--help");
        assertThat(Main.run(words.toArray(String[]::new))).isZero();
    }

    @Test
    void everyFileThatIsLinkedIsThere() {
        assertThat(lines())
                .allSatisfy(line -> assertThat(links(line))
                        .allSatisfy(file -> assertThat(file).exists()));
    }

    private static List<Path> links(Line line) {
        Path folder = ROOT.resolve(line.page()).resolveSibling("");
        return LINK.matcher(line.text())
                .results()
                .map(link -> folder.resolve(link.group("to")).normalize())
                .toList();
    }

    private static List<String> words(String line) {
        Matcher command = COMMAND.matcher(line);
        assertThat(command.matches()).isTrue();
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.group("rest"));
        while (word.find()) {
            String bare = word.group("bare");
            if (bare != null && (bare.startsWith("#") || bare.equals(">") || bare.equals("|"))) {
                break;
            }
            words.add(Stream.of(word.group("double"), word.group("single"), bare)
                    .filter(one -> one != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }

    private static Stream<Line> lines() {
        return pages().stream().flatMap(page -> {
            try {
                return Files.readString(page).lines().map(text -> new Line(ROOT.relativize(page), text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<Path> pages() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream<Path> others = Stream.of(
                            "README.md",
                            "CONTRIBUTING.md",
                            "SECURITY.md",
                            "deploy/README.md",
                            "knowledge/README.md",
                            "rules/README.md")
                    .map(ROOT::resolve);
            return Stream.concat(docs.filter(file -> file.toString().endsWith(".md")), others)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
