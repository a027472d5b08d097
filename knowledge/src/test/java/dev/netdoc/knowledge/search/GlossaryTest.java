package dev.netdoc.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GlossaryTest {
    private final Analysis analysis = new Analysis();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyConceptCanBeSaidInEveryLanguage(Language language) {
        assertThat(Concept.read(analysis))
                .hasSizeGreaterThan(150)
                .allSatisfy(concept -> assertThat(concept.in(language)).isNotEmpty());
    }

    @Test
    void theLongestFormIsMeant() {
        var concepts = Concept.read("ip\tip\tip\tip\nip address\talamat ip\tipアドレス\tip地址\n", analysis);
        var glossary = new Glossary(concepts);
        var words = analysis.words(Language.EN, "free ip addresses");
        assertThat(glossary.mentions(Language.EN, words)).singleElement().satisfies(mention -> {
            assertThat(mention.concept()).isEqualTo(concepts.get(1));
            assertThat(List.of(mention.firstWord(), mention.endWord())).containsExactly(1, 3);
        });
        assertThat(glossary.terms(concepts.get(1), Language.ID)).containsKeys("alamat", "ip");
    }

    @Test
    void aRowWithMissingCellsIsRefused() {
        assertThatThrownBy(() -> Concept.read("one\ttwo\n", analysis)).hasMessageContaining("four cells");
    }
}
