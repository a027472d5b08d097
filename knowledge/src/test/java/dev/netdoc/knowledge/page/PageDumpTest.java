package dev.netdoc.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageDumpTest {
    @Test
    void anIndexAtTheTopMakesNoEntries() {
        String page = """
                This topic answers questions about storage.

                Index

                Disks

                How do I resize a disk?

                Why is my volume read-only?

                How do I resize a disk?

                Resize the disk in the console first. Then restart the pod that mounts it.

                Why is my volume read-only?

                The file system was damaged. Run a check and mount it again.
                """;
        assertThat(titles(page)).containsExactly("How do I resize a disk?", "Why is my volume read-only?");
    }

    @Test
    void symptomCauseAndSolutionBelongToTheEntryAbove() {
        String page = """
                Mengapa disk tidak dapat dipasang?

                Gejala

                Pod tetap dalam status Pending selama beberapa menit.

                Penyebab

                Disk berada di zona lain.

                Solusi untuk disk lama

                Pindahkan disk ke zona yang sama dengan node.

                Bagaimana cara memperbesar disk?

                Buka konsol dan pilih ukuran baru. Lalu mulai ulang pod.
                """;
        List<Section> entries = sections(page);
        assertThat(entries)
                .extracting(Section::heading)
                .containsExactly("Mengapa disk tidak dapat dipasang?", "Bagaimana cara memperbesar disk?");
        assertThat(entries.getFirst().body()).contains("**Gejala**", "**Penyebab**", "Pindahkan disk ke zona");
    }

    @Test
    void headingsAreFoundWhereNoEmptyLinesAreLeft() {
        String page = """
                Topik ini menjelaskan pertanyaan umum tentang penyimpanan.
                Bagaimana cara membuat snapshot dari disk?
                Buka konsol dan klik Snapshot. Tunggu sampai selesai.
                kubectl get pvc -n default
                Dapatkah saya memulihkan disk yang dihapus?
                Tidak, tidak bisa. Buat snapshot secara berkala.
                Audit keamanan
                Kontrol akses
                Bagaimana cara memindahkan disk ke zona lain
                Buat snapshot, lalu buat disk baru di zona itu.
                Masalah umum penyimpanan kluster
                Tabel berikut mencantumkan beberapa penyebab umum.
                Setelah disk diperbesar, mengapa ukurannya tidak berubah?
                Sistem berkas belum diperbesar. Jalankan perintah berikut.
                """;
        assertThat(titles(page))
                .containsExactly(
                        "Bagaimana cara membuat snapshot dari disk?",
                        "Dapatkah saya memulihkan disk yang dihapus?",
                        "Bagaimana cara memindahkan disk ke zona lain",
                        "Masalah umum penyimpanan kluster",
                        "Setelah disk diperbesar, mengapa ukurannya tidak berubah?");
    }

    @Test
    void japaneseHeadingsMayBeNounsOrQuestions() {
        String page = """
                すべてのプロダクト
                Search

                Container Service for Kubernetes:ストレージに関するよくある質問

                このトピックでは、ストレージに関する一般的な問題について説明します。

                インデックス

                ディスクのサイズを変更する方法

                ディスクのサイズを変更する方法

                コンソールでディスクを選択し、新しいサイズを指定します。

                ボリュームが読み取り専用になった場合はどうすればよいですか?

                症状

                Pod がファイルに書き込めません。

                解決策

                ノードでファイルシステムを確認します。

                スナップショットの世代管理と保持期間

                スナップショットは自動的に削除されます。詳細については、ドキュメントをご参照ください。
                """;
        List<Section> entries = sections(page);
        assertThat(entries)
                .extracting(Section::heading)
                .containsExactly("ディスクのサイズを変更する方法", "ボリュームが読み取り専用になった場合はどうすればよいですか?", "スナップショットの世代管理と保持期間");
    }

    @Test
    void codeKeepsItsIndentationAndListsStayLists() {
        String page = """
                How do I mount the share?

                  • Use the following manifest.

                    apiVersion: v1
                    kind: PersistentVolume
                    metadata:
                      name: share

                  1. Apply it.

                    kubectl apply -f share.yaml

                How do I remove the share?

                Delete the claim first. The volume follows.
                """;
        Section entry = sections(page).getFirst();
        assertThat(entry.body())
                .contains("    kind: PersistentVolume\n    metadata:\n      name: share\n    ```")
                .contains("- Use the following manifest.")
                .contains("  1. Apply it.")
                .contains("    kubectl apply -f share.yaml");
    }

    @Test
    void aPhraseHeadingThatHoldsAnErrorMessageIsOne() {
        String page = """
                Memakai penyimpanan bersama

                Halaman ini menjelaskan cara memakai penyimpanan bersama.

                Membuat penyimpanan bersama di cluster

                Untuk membuat penyimpanan, jalankan perintah berikut.

                Konsol

                Klik Buat, lalu pilih ukuran penyimpanan yang diinginkan.

                Pod menampilkan pesan error mount failed: no such device or address

                Versi yang terpengaruh: 1.22 hingga 1.25

                Muat ulang modul kernel di node. Lalu buat ulang pod.
                """;
        assertThat(titles(page))
                .containsExactly(
                        "Membuat penyimpanan bersama di cluster",
                        "Pod menampilkan pesan error mount failed: no such device or address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "just one line", "?", "# \n#\n", "a?\nb?\nc?"})
    void textWithoutAnyEntryMakesNone(String page) {
        assertThat(sections(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTextIsCutWithoutFailing(long seed) {
        Random random = new Random(seed);
        String pieces = "Bagaimana? \n\n•  1. 方法か？。:'\"{}|kubectl -n\t😀ا";
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            page.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        for (Section entry : sections(page.toString())) {
            assertThat(page.toString().lines().map(String::strip))
                    .as("seed %d", seed)
                    .contains(entry.heading());
        }
    }

    private static List<Section> sections(String page) {
        return PageDump.cut(page).sections();
    }

    private static List<String> titles(String page) {
        return sections(page).stream().map(Section::heading).toList();
    }
}
