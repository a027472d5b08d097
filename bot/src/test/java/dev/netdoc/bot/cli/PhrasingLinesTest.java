package dev.netdoc.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.TaughtPhrasing;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasingLinesTest {
    private static final List<TaughtPhrasing> ALL = List.of(
            new TaughtPhrasing("a", Language.EN, "why isn't it fast\u001b[2J"),
            new TaughtPhrasing("a", Language.EN, "slow: what now"),
            new TaughtPhrasing("a", Language.JA, "遅い"));

    @Test
    void areReadyToBePastedIntoTopicFiles() {
        assertThat(PhrasingLines.of(ALL, false))
                .containsExactly(
                        "# topics/a/en.md",
                        "  - 'why isn''t it fast [2J'",
                        "  - 'slow: what now'",
                        "# topics/a/ja.md",
                        "  - '遅い'");
    }

    @Test
    void areObjectsForPrograms() {
        assertThat(PhrasingLines.of(ALL, true).getLast())
                .isEqualTo("{\"topic\":\"a\",\"language\":\"ja\",\"phrasing\":\"遅い\"}");
    }
}
