package dev.netdoc.knowledge.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.entry.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LexiconTest {
    private static final Analysis ANALYSIS = new Analysis();
    private static final List<Map<Language, String>> ALIGNED =
            AlignedTexts.of(new Topics().read().entries());
    private static final Lexicon LEXICON = lexicon();

    private static Lexicon lexicon() {
        Map<Lexicon.Direction, Supplier<List<Lexicon.Row>>> rows = new HashMap<>();
        Lexicon.learn(ALIGNED, ANALYSIS).forEach((direction, learned) -> rows.put(direction, () -> learned));
        return new Lexicon(rows);
    }

    @Test
    void aWordModelFindsWhatAlwaysGoesTogether() {
        var model = new WordModel();
        model.add(List.of("red", "house"), List.of("rumah", "merah"));
        model.add(List.of("red", "car"), List.of("mobil", "merah"));
        model.add(List.of("big", "house"), List.of("rumah", "besar"));
        model.add(List.of(), List.of("besar"));
        assertThat(model.learn())
                .filteredOn(one -> one.source().equals("house"))
                .filteredOn(one -> one.probability() > 0.5)
                .extracting(WordModel.Translation::target)
                .containsExactly("rumah");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, ZH, address, 地址",
        "EN, JA, address, アドレス",
        "ZH, JA, 节点, ノード",
        "JA, EN, ノード, node",
        "ZH, EN, 交换机, vswitch"
    })
    void theArticlesTeachTheFieldsWords(Language from, Language to, String word, String expected) {
        var words = ANALYSIS.words(from, word);
        assertThat(words).hasSize(1);
        assertThat(LEXICON.translations(words.getFirst().terms().getLast(), from, to)
                        .keySet())
                .contains(ANALYSIS.words(to, expected).getFirst().terms().getLast());
    }

    @Test
    void everyPieceIsInEveryLanguage() {
        assertThat(ALIGNED)
                .hasSizeGreaterThan(600)
                .allSatisfy(piece -> assertThat(piece.keySet()).hasSize(Language.values().length));
    }

    @Test
    void entriesWithoutATopicTeachNothing() {
        List<Entry> imported = List.of(new Entry(
                Optional.empty(), Language.EN, "a", List.of(), List.of(), "b", List.of(), "x.md#a", List.of()));
        assertThat(AlignedTexts.of(imported)).isEmpty();
    }
}
