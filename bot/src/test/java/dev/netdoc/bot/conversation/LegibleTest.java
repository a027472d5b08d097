package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegibleTest {
    @Test
    void marksThatTurnTheDirectionAreReplacedAndInCodeAreSeen() {
        assertThat(Legible.text("a\u202egnp.exe\u2066b\u200f")).isEqualTo("a\u2060gnp.exe\u2060b\u2060");
        assertThat(Legible.code("if (a\u202e)")).isEqualTo("if (a\\u202e)");
    }

    @Test
    void stackedMarksAreThinnedAndWrittenLanguagesAreNot() {
        assertThat(Legible.text("z" + "\u0335".repeat(60) + "algo")).isEqualTo("z" + "\u0335".repeat(4) + "algo");
        // Vietnamese taken apart, Thai, Hebrew with points, an emoji of a family.
        for (String written :
                new String[] {"tie\u0302\u0301ng Vie\u0302\u0323t", "น้ำที่นี่", "שָׁלוֹם", "👨‍👩‍👧‍👦", "が日本語"}) {
            assertThat(Legible.text(written)).isEqualTo(written);
        }
    }
}
