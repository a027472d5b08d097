package dev.netdoc.knowledge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class BundleTest {
    private final Analysis analysis = new Analysis();
    private final Identifiers identifiers = new Identifiers();

    @Test
    void theBuildLaidItBesideTheClassesAndItIsUpToDate() {
        assertThat(Bundle.class.getResource(Bundle.RESOURCE)).isNotNull();
        Bundle shipped = Bundle.open(analysis, identifiers);
        Bundle fresh = Bundle.prepare(analysis, identifiers);
        assertThat(shipped.topics().entries()).isEqualTo(fresh.topics().entries());
        assertThat(shipped.intents()).hasSameSizeAs(fresh.intents());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Bundle before = Bundle.prepare(analysis, identifiers);
        Bundle after = BundleFile.read(BundleFile.write(before));
        assertThat(after.topics().entries()).isEqualTo(before.topics().entries());
        assertThat(after.topics().directory().listAll())
                .isEqualTo(before.topics().directory().listAll());
        assertThat(after.glossary()).hasSameSizeAs(before.glossary());
        for (int i = 0; i < before.intents().size(); i++) {
            assertThat(after.intents().get(i).words())
                    .extracting("terms", "stop", "latin")
                    .isEqualTo(before.intents().get(i).words().stream()
                            .map(word -> org.assertj.core.groups.Tuple.tuple(word.terms(), word.stop(), word.latin()))
                            .toList());
        }
    }
}
