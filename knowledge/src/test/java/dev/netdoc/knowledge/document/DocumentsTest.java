package dev.netdoc.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge.Sources;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentsTest {
    private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");
    private static final String PAGE = "# Resize a disk\n\nOpen the console and choose the new size.\n";

    @TempDir
    Path folder;

    private final Map<String, String> skipped = new ConcurrentSkipListMap<>();
    private final Map<String, DocumentFile> read = new ConcurrentSkipListMap<>();
    private final Map<String, Boolean> gone = new ConcurrentSkipListMap<>();

    private final ImportProgress progress = new ImportProgress() {
        @Override
        public void found(int files) {}

        @Override
        public void read(String file, int entries) {}

        @Override
        public void skipped(String file, String reason) {
            skipped.put(file, reason);
        }
    };

    private final Documents.Changes changes = new Documents.Changes() {
        @Override
        public void read(Path path, DocumentFile file) {
            read.put(file.name(), file);
        }

        @Override
        public void gone(Path path) {
            gone.put(folder.relativize(path).toString(), true);
        }
    };

    private Documents documents(Optional<Charset> charset) {
        return new Documents(new Sources(false, List.of(folder), charset), new LanguageRecogniser(), progress);
    }

    private DocumentFile file(String name) {
        return Objects.requireNonNull(read.get(name), name);
    }

    private void look() {
        documents(Optional.empty()).look(changes);
    }

    private void write(String name, String text, Charset charset) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(charset));
    }

    @Test
    void filesOfThreeKindsAreReadAndOthersPassedOver() throws IOException {
        write("a/one.md", PAGE, StandardCharsets.UTF_8);
        write("b/two.html", "<h1>Reset the VPN</h1><p>Stop the tunnel first.</p>", StandardCharsets.UTF_8);
        write("three.txt", "How do I mount it?\n\nUse the manifest below. Then apply it.\n", StandardCharsets.UTF_8);
        write("logo.png", "\u0000", StandardCharsets.UTF_8);
        write(".git/four.md", PAGE, StandardCharsets.UTF_8);
        look();
        assertThat(read.keySet()).containsExactly("a/one.md", "b/two.html", "three.txt");
        assertThat(skipped).isEmpty();
        assertThat(file("a/one.md").entries()).extracting(Entry::source).containsExactly("a/one.md#Resize a disk");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheReasonAndTheRestServes() throws IOException {
        write("good.md", PAGE, StandardCharsets.UTF_8);
        write("line.md", "# A\n\n" + "x".repeat(5 << 20), StandardCharsets.UTF_8);
        write("binary.txt", "a\u0000b", StandardCharsets.UTF_8);
        write("sjis.txt", "ディスクの拡張方法\n\nコンソールで変更します。\n", SHIFT_JIS);
        write("lies.html", "<meta charset=utf-8><h1>ディスク</h1><p>拡張します。</p>", SHIFT_JIS);
        write("front.md", "---\ntitle: [\n---\nText is here.\n", StandardCharsets.UTF_8);
        write("empty.md", "", StandardCharsets.UTF_8);
        look();
        assertThat(read.keySet()).containsExactly("good.md");
        assertThat(skipped)
                .hasEntrySatisfying("line.md", why -> assertThat(why).contains("5,242,880 characters"))
                .containsEntry("binary.txt", "binary content")
                .containsEntry("sjis.txt", "not UTF-8, and no charset is declared in it")
                .containsEntry("lies.html", "not UTF-8, as it should be")
                .hasEntrySatisfying("front.md", why -> assertThat(why).contains("front matter"))
                .hasEntrySatisfying("empty.md", why -> assertThat(why).contains("no heading"));
    }

    @Test
    void aDeclaredCharsetIsBelieved() throws IOException {
        write("sjis.html", "<meta charset=\"Shift_JIS\"><h1>ディスクの拡張</h1><p>コンソールで変更します。</p>", SHIFT_JIS);
        write("sjis.md", "---\ncharset: Shift_JIS\n---\n# ディスクの拡張\n\nコンソールで変更します。\n", SHIFT_JIS);
        write("utf16.md", "\uFEFF# Resize a disk\n\nOpen the console now.\n", StandardCharsets.UTF_16LE);
        write("plain.txt", "ディスクの拡張方法\n\nコンソールで変更します。\n", SHIFT_JIS);
        documents(Optional.of(SHIFT_JIS)).look(changes);
        assertThat(skipped).isEmpty();
        assertThat(file("sjis.html").entries().getFirst().title()).isEqualTo("ディスクの拡張");
        assertThat(file("sjis.md").entries().getFirst().title()).isEqualTo("ディスクの拡張");
        assertThat(file("utf16.md").entries().getFirst().title()).isEqualTo("Resize a disk");
        assertThat(file("plain.txt").language()).isEqualTo(Language.JA);
    }

    @Test
    void textThatIsUtf8AndSpeaksOfACharsetIsUtf8() throws IOException {
        write("note.md", "# 文字化け\n\n`<meta charset=Shift_JIS>` と書くと直ります。\n", StandardCharsets.UTF_8);
        write(
                "mail.html",
                "<meta charset=ISO-2022-JP><h1>ディスク</h1><p>コンソールで変更します。</p>",
                Charset.forName("ISO-2022-JP"));
        look();
        assertThat(file("note.md").entries().getFirst().title()).isEqualTo("文字化け");
        assertThat(file("mail.html").entries().getFirst().title()).isEqualTo("ディスク");
    }

    @Test
    void aLinkInACircleIsNamedOnce() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Documents documents = documents(Optional.empty());
        documents.look(changes);
        skipped.clear();
        documents.look(changes);
        assertThat(skipped).isEmpty();
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        write("..data/disk.md", PAGE, StandardCharsets.UTF_8);
        Files.createSymbolicLink(folder.resolve("disk.md"), Path.of("..data", "disk.md"));
        Files.createDirectories(folder.resolve("deep"));
        Files.createSymbolicLink(folder.resolve("deep/loop"), folder);
        look();
        assertThat(read.keySet()).containsExactly("disk.md");
        assertThat(skipped).containsEntry("deep/loop", "a link that leads back to a folder above it");
    }

    @Test
    void theLanguageIsWhatIsDeclaredUnlessTheTextIsPlainlyAnother() throws IOException {
        write("docs/ja/one.md", "# 設定\n\n手順確認後設定変更。\n", StandardCharsets.UTF_8);
        write("docs/zh/one.md", "# 设置\n\n先确认再修改设置。\n", StandardCharsets.UTF_8);
        write("docs/ja/untranslated.md", PAGE, StandardCharsets.UTF_8);
        write(
                "id/identity.md",
                "# Identity of a node\n\nThe id of a node is its name in the cloud.\n",
                StandardCharsets.UTF_8);
        write("note.id.md", "# Node baru\n\nTambah dari konsol.\n", StandardCharsets.UTF_8);
        look();
        assertThat(file("docs/ja/one.md").language()).isEqualTo(Language.JA);
        assertThat(file("docs/zh/one.md").language()).isEqualTo(Language.ZH);
        assertThat(file("docs/ja/untranslated.md").language()).isEqualTo(Language.EN);
        assertThat(file("note.id.md").language()).isEqualTo(Language.ID);
        assertThat(file("docs/ja/one.md").translation())
                .isEqualTo(file("docs/zh/one.md").translation());
    }

    @Test
    void onlyWhatChangedIsReadAgain() throws IOException {
        write("one.md", PAGE, StandardCharsets.UTF_8);
        write("two.md", PAGE, StandardCharsets.UTF_8);
        Documents documents = documents(Optional.empty());
        assertThat(documents.look(changes)).isTrue();
        read.clear();
        assertThat(documents.look(changes)).isFalse();
        write("two.md", PAGE + "And wait.\n", StandardCharsets.UTF_8);
        Files.delete(folder.resolve("one.md"));
        assertThat(documents.look(changes)).isTrue();
        assertThat(read.keySet()).containsExactly("two.md");
        assertThat(gone.keySet()).containsExactly("one.md");
    }

    @Test
    void aFileThatBecameUnreadableServesNoMore() throws IOException {
        write("one.md", PAGE, StandardCharsets.UTF_8);
        Documents documents = documents(Optional.empty());
        documents.look(changes);
        write("one.md", "\u0000", StandardCharsets.UTF_8);
        documents.look(changes);
        assertThat(skipped).containsKey("one.md");
        assertThat(gone.keySet()).containsExactly("one.md");
    }
}
