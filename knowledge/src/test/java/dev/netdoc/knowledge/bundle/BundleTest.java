package dev.netdoc.knowledge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BundleTest {
    private final Analysis analysis = new Analysis();
    private final Identifiers identifiers = new Identifiers();

    @Test
    void theBuildLaidItBesideTheClassesAndItIsUpToDate() {
        assertThat(Bundle.class.getResource(Bundle.RESOURCE)).isNotNull();
        Bundle shipped = Bundle.open(analysis, identifiers);
        Bundle fresh = Bundle.prepare(analysis, identifiers);
        assertThat(entries(shipped)).isEqualTo(entries(fresh));
        assertThat(shipped.lexicon()).hasSameSizeAs(fresh.lexicon());
        assertThat(shipped.intents()).hasSameSizeAs(fresh.intents());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Bundle before = Bundle.prepare(analysis, identifiers);
        Bundle after = BundleFile.read(BundleFile.write(before));
        assertThat(entries(after)).isEqualTo(entries(before));
        assertThat(after.topics().reader().directory().listAll())
                .isEqualTo(before.topics().reader().directory().listAll());
        assertThat(after.topics().entries().apply(0).phrasings().get())
                .extracting(line -> line.grams().length)
                .isEqualTo(before.topics().entries().apply(0).phrasings().get().stream()
                        .map(line -> line.grams().length)
                        .toList());
        assertThat(after.glossary()).hasSameSizeAs(before.glossary());
        for (int i = 0; i < before.intents().size(); i++) {
            assertThat(after.intents().get(i).words())
                    .extracting("terms", "stop", "latin")
                    .isEqualTo(before.intents().get(i).words().stream()
                            .map(word -> org.assertj.core.groups.Tuple.tuple(word.terms(), word.stop(), word.latin()))
                            .toList());
        }
    }

    @Test
    void theLexiconIsLearnedTheSameWayEachTime() {
        assertThat(Bundle.prepare(analysis, identifiers).lexicon())
                .isEqualTo(Bundle.prepare(analysis, identifiers).lexicon());
    }

    private static List<Entry> entries(Bundle bundle) {
        return IntStream.range(0, bundle.topics().reader().numDocs())
                .mapToObj(number -> bundle.topics().entries().apply(number).entry())
                .toList();
    }
}
