package dev.netdoc.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownPageTest {
    private static List<Section> sections(String markdown) throws PageBroken {
        return MarkdownPage.cut(markdown, "some page").sections();
    }

    @Test
    void everyHeadingWithTextBeginsAnEntryAndKnowsWhatItStandsUnder() throws PageBroken {
        List<Section> sections = sections("""
                # Disks

                All about the disks of our clusters.

                ## Resize

                ### On ACK

                Open the console and choose the new size.

                ### On GKE {#gke}

                Edit the claim and wait for the file system.
                """);
        assertThat(sections).extracting(Section::heading).containsExactly("Disks", "On ACK", "On GKE");
        assertThat(sections.get(1).above()).containsExactly("Disks", "Resize");
        assertThat(sections.get(2).body()).isEqualTo("Edit the claim and wait for the file system.");
    }

    @Test
    void causeAndSolutionBelongToTheQuestionAbove() throws PageBroken {
        List<Section> sections = sections("""
                ## Mengapa disk tidak terpasang?

                ### Penyebab

                Disk berada di zona lain.

                ### Solusi

                Pindahkan disk ke zona node.
                """);
        assertThat(sections).extracting(Section::heading).containsExactly("Mengapa disk tidak terpasang?");
        assertThat(sections.getFirst().body()).contains("### Penyebab", "Pindahkan disk");
    }

    @Test
    void aHashInCodeIsNoHeading() throws PageBroken {
        List<Section> sections = sections("""
                Setext heading
                ==============

                Run this on the node first:

                ```bash
                # not a heading
                systemctl restart kubelet
                ```

                    # nor this one
                """);
        assertThat(sections).singleElement().satisfies(section -> {
            assertThat(section.heading()).isEqualTo("Setext heading");
            assertThat(section.body()).contains("# not a heading", "# nor this one");
        });
    }

    @Test
    void frontMatterGivesTitleLanguagePhrasingsAndTheKeyOfTranslations() throws PageBroken {
        Page page = MarkdownPage.cut("""
                ---
                title: "Resize: a disk"
                lang: ja-JP
                translationKey: resize
                phrasings: [bigger volume, more space]
                ---
                Open the console and choose the new size.
                """, "x");
        assertThat(page.language()).contains("ja-JP");
        assertThat(page.translation()).contains("resize");
        assertThat(page.sections()).singleElement().satisfies(section -> {
            assertThat(section.heading()).isEqualTo("Resize: a disk");
            assertThat(section.phrasings()).containsExactly("bigger volume", "more space");
        });
    }

    @Test
    void tomlOfHugoIsReadToo() throws PageBroken {
        assertThat(sections("+++\ntitle = 'Resize'\ndraft = false\n+++\nOpen the console and choose.\n"))
                .extracting(Section::heading)
                .containsExactly("Resize");
    }

    @Test
    void lineEndsOfWindowsAreLineEnds() throws PageBroken {
        assertThat(
                        sections(
                                "---\r\ntitle: Resize\r\n---\r\nOpen the console now.\r\n\r\n## Why\r\n\r\nIt is too small.\r\n"))
                .extracting(Section::heading)
                .containsExactly("Resize", "Why");
    }

    @Test
    void aPageWithoutAnyHeadingIsNamedByItsFile() throws PageBroken {
        assertThat(sections("Open the console and choose the new size."))
                .extracting(Section::heading)
                .containsExactly("some page");
    }

    @Test
    void machineryOfSitesIsLeftOut() throws PageBroken {
        assertThat(sections("""
                        import Tabs from '@theme/Tabs';

                        # Resize

                        <!-- a comment
                        over lines -->
                        {{< tabs name="x" >}}
                        :::note
                        Open the console and choose.
                        :::
                        """))
                .singleElement()
                .satisfies(section -> assertThat(section.body().strip()).isEqualTo("Open the console and choose."));
    }

    @Test
    void brokenFrontMatterAndDraftsAreRefusedWithTheReason() {
        assertThatThrownBy(() -> sections("---\ntitle: [a\n---\nText here.\n"))
                .isInstanceOf(PageBroken.class)
                .hasMessageContaining("front matter")
                .hasMessageContaining("line");
        assertThatThrownBy(() -> sections("---\ndraft: true\n---\nText.\n"))
                .isInstanceOf(PageBroken.class)
                .hasMessageContaining("draft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "---", "---\n---", "# ", "#\n##\n###", "---\n- a\n---\n", "\u0000", "[](", "> > >"})
    void oddTextMakesNoEntryAndNoFailure(String markdown) throws PageBroken {
        assertThat(sections(markdown)).hasSizeLessThanOrEqualTo(1);
    }
}
