package dev.netdoc.rules.mode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Drools compiles a constraint to bytecode after some twenty evaluations, and some operators (such as {@code str}) do not
 * survive that; a rule base that is kept for long meets it, a single case does not.
 */
class WarmRulesTest {
    private static final int ROUNDS = 3;

    @Test
    void answersStayTheSameWhileTheRulesWarmUp() throws IOException {
        List<Facts> cases;
        try (Stream<Path> files = Files.list(ModeSession.folder().resolve("cases"))) {
            cases = files.sorted().map(SnapshotReader::read).toList();
        }
        var doctor = DroolsDoctor.load();
        List<String> cold =
                cases.stream().map(f -> doctor.diagnose(f).mode().toString()).toList();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> warm = cases.stream()
                    .map(f -> doctor.diagnose(f).mode().toString())
                    .toList();
            for (int i = 0; i < cases.size(); i++) {
                assertThat(warm.get(i))
                        .as("round %d, %s", round, cases.get(i).cluster())
                        .isEqualTo(cold.get(i));
            }
        }
    }
}
