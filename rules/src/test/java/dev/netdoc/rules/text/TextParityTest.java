package dev.netdoc.rules.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.rules.engine.Catalogue;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.fix.Fixes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The four languages say the same: the same variants, steps, placeholders and commands. */
class TextParityTest {
    private static final Pattern FENCE = Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Texts texts() {
        return new Texts(
                TextParityTest::read, id -> CATALOGUE.kind(id).orElseThrow().folder());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What must not differ between languages. */
    record Shape(SortedSet<String> placeholders, List<String> commands, List<String> spans) {
        static Shape of(List<Template> templates) {
            var placeholders = new TreeSet<String>();
            var commands = new ArrayList<String>();
            var spans = new ArrayList<String>();
            for (Template template : templates) {
                placeholders.addAll(template.placeholders());
                String rest = FENCE.matcher(template.source()).replaceAll(fence -> {
                    commands.add(fence.group(1));
                    return "";
                });
                SPAN.matcher(rest).results().map(m -> m.group(1)).sorted().forEach(spans::add);
            }
            return new Shape(placeholders, commands, spans);
        }
    }

    static List<String> findings() {
        return CATALOGUE.all().stream().map(FindingKind::id).toList();
    }

    static List<String> fixes() {
        return List.copyOf(Fixes.byId().keySet());
    }

    @ParameterizedTest
    @MethodSource("findings")
    void aFindingSaysTheSameInEveryLanguage(String id) {
        var english = texts().findings(id, Locale.ENGLISH).variants();
        for (String language : Texts.LANGUAGES) {
            FindingTexts other = texts().findings(id, Locale.forLanguageTag(language));
            assertThat(other.variants().keySet()).as(language).isEqualTo(english.keySet());
            english.forEach((variant, told) -> {
                assertThat(shapes(other.told(variant)))
                        .as(language + " " + variant)
                        .isEqualTo(shapes(told));
            });
        }
    }

    private static List<Shape> shapes(FindingTexts.Telling told) {
        var shapes = new ArrayList<Shape>();
        shapes.add(Shape.of(List.of(told.summary())));
        shapes.add(Shape.of(List.of(told.meaning())));
        told.steps().forEach(step -> shapes.add(Shape.of(List.of(step))));
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("findings")
    void aSummaryIsOnePlainLineAndEveryFindingHasAMeaning(String id) {
        for (String language : Texts.LANGUAGES) {
            texts().findings(id, Locale.forLanguageTag(language)).variants().forEach((variant, told) -> {
                assertThat(told.summary().source())
                        .doesNotContain("`", "*", "\n", "[")
                        .hasSizeLessThan(150);
                assertThat(told.meaning().source()).isNotBlank();
                assertThat(told.meaning().source().chars().filter(c -> c == '`').count() % 2)
                        .isZero();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void aFixSaysTheSameInEveryLanguage(String id) {
        var english = texts().fixes(id, Locale.ENGLISH).sections();
        for (String language : Texts.LANGUAGES) {
            var other = texts().fixes(id, Locale.forLanguageTag(language)).sections();
            english.forEach((section, told) -> {
                var twin = java.util.Objects.requireNonNull(other.get(section));
                assertThat(twin).as(language + " " + section).hasSameSizeAs(told);
                assertThat(Shape.of(twin)).as(language + " " + section).isEqualTo(Shape.of(told));
            });
        }
    }

    @Test
    void noLanguageIsACopyOfAnother() {
        for (String id : findings()) {
            assertThat(Texts.LANGUAGES.stream()
                            .map(l -> texts().findings(id, Locale.forLanguageTag(l))
                                    .told("")
                                    .summary()
                                    .source()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aVariantWithoutStepsHasTheUsualOnes() {
        var texts = FindingTexts.parse("x", "# A\n\nWhy.\n\n1. Do.\n   ```sh\n   ls\n   ```\n2. See.\n\n## b: B\n");
        assertThat(texts.told("b").summary().source()).isEqualTo("B");
        assertThat(texts.told("b").meaning().source()).isEqualTo("Why.");
        assertThat(texts.told("b").steps()).extracting(Template::source).containsExactly("Do.\n```sh\nls\n```", "See.");
    }

    @Test
    void aTextOfAnotherShapeIsRefusedWithItsFile() {
        for (String wrong : List.of(
                "Text", "# A\n\n2. Two.", "# A\n\n1. Do.\nnot indented", "# A\n\n## B", "# A\n## b: B\n## b: C")) {
            assertThatThrownBy(() -> FindingTexts.parse("some/en.md", wrong))
                    .isInstanceOf(MalformedText.class)
                    .hasMessageContaining("some/en.md");
        }
        assertThatThrownBy(() -> FixTexts.parse("some/en.md", "# A\n\n## undo\n\nx"))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("blast radius");
    }
}
