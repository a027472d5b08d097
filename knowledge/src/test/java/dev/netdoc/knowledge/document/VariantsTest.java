package dev.netdoc.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.document.Variants.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VariantsTest {
    private static Piece piece(String page, String translation, int place, Language language, int... signature) {
        return new Piece(
                page,
                translation,
                place,
                language,
                Arrays.stream(signature).sorted().toArray());
    }

    @Test
    void translationsByPathAreAlignedByPlace() {
        List<Piece> pieces = List.of(
                piece("en/a.md", "a.md", 0, Language.EN),
                piece("en/a.md", "a.md", 1, Language.EN),
                piece("ja/a.md", "a.md", 0, Language.JA),
                piece("ja/a.md", "a.md", 1, Language.JA),
                piece("ja/b.md", "b.md", 0, Language.JA));
        assertThat(Variants.groups(pieces)).containsExactly(0, 1, 0, 1, 4);
    }

    @Test
    void aTranslationThatLacksAnEntryIsAlignedByWhatTheyShare() {
        List<Piece> pieces = List.of(
                piece("en/a.md", "a.md", 0, Language.EN, 1, 2, 3),
                piece("en/a.md", "a.md", 1, Language.EN, 4, 5, 6),
                piece("en/a.md", "a.md", 2, Language.EN, 7, 8, 9),
                piece("zh/a.md", "a.md", 0, Language.ZH, 1, 2, 3),
                piece("zh/a.md", "a.md", 1, Language.ZH, 7, 8, 9));
        assertThat(Variants.groups(pieces)).containsExactly(0, 1, 2, 0, 2);
    }

    @Test
    void pagesWithoutACommonNameAreRecognisedByCommandsKeysAndVersions() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // The third entry has nothing that translation leaves as it is.
            int[] signature = i == 2 ? new int[0] : new int[] {10 * i + 1, 10 * i + 2, 10 * i + 3};
            pieces.add(piece("one.txt", "one.txt", i, Language.ID, signature));
            pieces.add(piece("two.txt", "two.txt", i, Language.JA, signature));
        }
        assertThat(Variants.groups(pieces)).containsExactly(0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10);
    }

    @Test
    void entriesOfOneLanguageAreNeverTheSame() {
        List<Piece> pieces = List.of(
                piece("a.md", "a.md", 0, Language.EN, 1, 2, 3, 4),
                piece("b.md", "b.md", 0, Language.EN, 1, 2, 3, 4),
                piece("c.md", "c.md", 0, Language.JA, 1, 2, 3, 4));
        int[] groups = Variants.groups(pieces);
        assertThat(groups[0]).isNotEqualTo(groups[1]);
    }

    @Test
    void littleInCommonIsNotEnough() {
        List<Piece> pieces = List.of(
                piece("a.md", "a.md", 0, Language.EN, 1, 2, 3, 4, 5, 6, 7, 8),
                piece("c.md", "c.md", 0, Language.JA, 1, 2, 11, 12, 13, 14));
        assertThat(Variants.groups(pieces)).containsExactly(0, 1);
    }
}
