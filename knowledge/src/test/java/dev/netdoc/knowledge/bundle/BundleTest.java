package dev.netdoc.knowledge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.translation.Lexicon.Direction;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
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
        assertThat(shipped.intents().get()).hasSameSizeAs(fresh.intents().get());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Bundle before = Bundle.prepare(analysis, identifiers);
        Bundle after = BundleFile.read(BundleFile.write(before));
        assertThat(entries(after)).isEqualTo(entries(before));
        for (Language language : Language.values()) {
            assertThat(after.topics().reader(language).directory().listAll())
                    .isEqualTo(before.topics().reader(language).directory().listAll());
        }
        assertThat(after.topics().entries().apply(0).phrasings().get())
                .extracting(line -> line.grams().length)
                .isEqualTo(before.topics().entries().apply(0).phrasings().get().stream()
                        .map(line -> line.grams().length)
                        .toList());
        assertThat(after.glossary()).hasSameSizeAs(before.glossary());
        for (int i = 0; i < before.intents().get().size(); i++) {
            assertThat(after.intents().get().get(i).words())
                    .extracting("terms", "stop", "latin")
                    .isEqualTo(before.intents().get().get(i).words().stream()
                            .map(word -> org.assertj.core.groups.Tuple.tuple(word.terms(), word.stop(), word.latin()))
                            .toList());
        }
    }

    @Test
    void theLexiconIsLearnedTheSameWayEachTime() {
        Bundle once = Bundle.prepare(analysis, identifiers);
        Bundle again = Bundle.prepare(analysis, identifiers);
        for (Direction direction : Direction.all()) {
            assertThat(again.lexicon().getOrDefault(direction, List::of).get())
                    .isNotEmpty()
                    .isEqualTo(once.lexicon().getOrDefault(direction, List::of).get());
        }
    }

    private static int size(Bundle bundle) {
        return bundle.topics().readers().values().stream()
                .mapToInt(DirectoryReader::numDocs)
                .sum();
    }

    private static List<Entry> entries(Bundle bundle) {
        return IntStream.range(0, size(bundle))
                .mapToObj(number -> bundle.topics().entries().apply(number).entry())
                .toList();
    }
}
