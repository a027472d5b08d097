package dev.netdoc.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Samples;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplePagesTest {
    @ParameterizedTest
    @CsvSource({"000,ID", "001,JA", "002,EN", "003,ID", "004,ID"})
    void aPageIsCutAtItsHeadingsAndNowhereElse(String page, Language language) throws IOException {
        var samples = Samples.find();
        assumeTrue(samples.isPresent(), "no sample pages beside the project");
        var file = samples.get().page(page);
        List<Samples.PageEntry> expected = Samples.pageEntries().stream()
                .filter(entry -> entry.page().equals(page))
                .toList();

        Page cut = PageDump.cut(Files.readString(file));
        List<Section> entries = cut.sections();

        assertThat(entries).hasSameSizeAs(expected);
        assertThat(new LanguageRecogniser().ofDocument(cut.text())).isEqualTo(language);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(expected.get(i).isHeading(entries.get(i).heading()))
                    .as(
                            "%s should begin with %s",
                            entries.get(i).heading(), expected.get(i).begin())
                    .isTrue();
            assertThat(Files.readAllLines(file)).contains(entries.get(i).heading());
        }
    }
}
