package dev.netdoc.rules.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Parser COMMONMARK = Parser.builder().build();

    private static String fill(String template, String value) {
        return Template.of(template).fill(Map.of("x", value), Locale.ENGLISH);
    }

    /** The kinds of nodes, in order: markup that a value brings along shows here. */
    private static List<String> kinds(String markdown) {
        var kinds = new ArrayList<String>();
        COMMONMARK.parse(markdown).accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                kinds.add(parent.getClass().getSimpleName());
                super.visitChildren(parent);
            }
        });
        return kinds;
    }

    private static String shown(String markdown) {
        var shown = new StringBuilder();
        COMMONMARK.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                shown.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                shown.append('`').append(code.getLiteral()).append('`');
            }

            @Override
            public void visit(FencedCodeBlock block) {
                shown.append("```").append(block.getLiteral());
            }
        });
        return shown.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "`rm`",
                "[x](http://evil.example)",
                "![x](http://evil.example)",
                "*bold*",
                "**",
                "_em_",
                "~~gone~~",
                "<b>html</b>",
                "&lt;!here&gt;",
                "\\",
                "# heading",
                "- item",
                "1. item",
                "> quote",
                "<http://evil.example>"
            })
    void aHostileValueIsShownAsItIsInRunningText(String value) {
        assertThat(shown(fill("{x} is on {x}.", value))).isEqualTo(value + " is on " + value + ".");
        assertThat(kinds(fill("{x} is on {x}.", value))).containsExactly("Document", "Paragraph", "Text");
    }

    @Test
    void noBroadcastSurvivesEvenUnrendered() {
        assertThat(fill("{x}", "<!channel>")).doesNotContain("<!");
    }

    @Test
    void ordinaryNamesStayAsTheyAre() {
        for (String name : List.of("kube-flannel-cfg", "cn-hangzhou.10.0.0.1", "eniip_virtual_type", "v1.31.1+k3s1")) {
            assertThat(fill("Node {x}.", name)).isEqualTo("Node " + name + ".");
        }
    }

    @Test
    void aValueCannotEndItsCodeSpan() {
        assertThat(shown(fill("See `{x}` and `b`.", "a` *c* `"))).isEqualTo("See `a' *c* '` and `b`.");
    }

    @Test
    void aValueOfSeveralLinesIsAListAndStaysOnOneLine() {
        assertThat(fill("On {x}.", "a\nb\n# c")).isEqualTo("On a, b, \\# c.");
        assertThat(Template.of("{x}で").fill(Map.of("x", "a\nb"), Locale.JAPANESE))
                .isEqualTo("a、bで");
        assertThat(fill("`{x}`", "a\nb")).isEqualTo("`a, b`");
    }

    @Test
    void aLongListIsCutInTextAndSaysHowMuchIsMissing() {
        assertThat(fill("{x}", "1a\n2a\n3a\n4a\n5a\n6a\n7a")).isEqualTo("1a, 2a, 3a, 4a, 5a (+2)");
    }

    @Test
    void aValueInACommandIsWordsThatTheShellTakesLiterally() {
        String template = "Run:\n```sh\nkubectl get node {x}\n```";
        assertThat(fill(template, "a\nb")).contains("kubectl get node a b\n");
        assertThat(fill(template, "$(reboot)")).contains("kubectl get node '$(reboot)'\n");
        assertThat(fill(template, "x'; reboot; '")).contains("kubectl get node 'x'\\''; reboot; '\\'''\n");
        assertThat(shown(fill(template, "```"))).endsWith("kubectl get node '```'\n");
    }

    @Test
    void aPlaceholderWithoutAValueFails() {
        assertThatThrownBy(() -> Template.of("On {node}.").fill(Map.of("nodes", "a"), Locale.ENGLISH))
                .isInstanceOf(MissingValue.class)
                .hasMessageContaining("{node}");
    }

    @Test
    void bracesOfJsonAndJsonpathAreNotPlaceholders() {
        assertThat(Template.of("{\"a\":{}} {.data.x} {x}").placeholders()).containsExactly("x");
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noValueAddsMarkup(long seed) {
        var random = new Random(seed);
        String alphabet = "`*_[]()<>!&#\\~|-+=1. a\n\r\"'{x}:/漢é$;";
        var value = new StringBuilder("v");
        for (int i = random.nextInt(30); i > 0; i--) {
            value.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        String template = "Start {x} middle `{x}` end {x}\n\n```sh\nrun {x}\n```\n\n{x} last";
        assertThat(kinds(fill(template, value.toString())))
                .as("value %s", value)
                .isEqualTo(kinds(fill(template, "v")));
    }
}
