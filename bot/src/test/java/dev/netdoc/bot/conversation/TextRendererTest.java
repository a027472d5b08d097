package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRendererTest {
    private static String plain(Reply.Part... parts) {
        return new TextRenderer(false).render(new Reply(Language.EN, "f", List.of(parts)));
    }

    @Test
    void columnsLineUpBesideWideCharacters() {
        assertThat(plain(new Reply.Table(List.of(new Reply.Table.Row("ENIモード", "x"), new Reply.Table.Row("abc", "y")))))
                .isEqualTo("ENIモード  x\nabc        y\n");
    }

    @Test
    void markdownKeepsItsShapeAndLosesItsMarks() {
        assertThat(
                        plain(
                                new Reply.Paragraph(
                                        "**Bold** and `code`, [here](https://x.example/a).\n\n1. one\n\n   ```\n   cmd\n   ```\n2. two\n")))
                .contains("Bold and `code`, here (https://x.example/a).", "1. one", "cmd", "2. two")
                .doesNotContain("**");
    }

    @Test
    void escapeCodesFromElsewhereDoNotReachTheTerminal() {
        assertThat(plain(new Reply.Code("a\u001b[31mb"), new Reply.Paragraph("c\u001b[0md")))
                .doesNotContain("\u001b");
    }

    @Test
    void coloursAreThereWhenAskedFor() {
        assertThat(new TextRenderer(true).render(new Reply(Language.EN, "f", List.of(new Reply.Heading("H")))))
                .isEqualTo("\u001b[1mH\u001b[0m\n");
    }
}
