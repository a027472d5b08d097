package dev.netdoc.knowledge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.knowledge.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AnalysisTest {
    private final Analysis analysis = new Analysis();

    @ParameterizedTest
    @CsvSource({
        "periksa,memeriksa",
        "periksa,pemeriksaan",
        "konfigurasi,mengonfigurasi",
        "buat,pembuatan",
        "ganti,mengganti",
        "atasi,mengatasi",
        "tulis,menulis",
        "cek,ngecek",
        "beda,perbedaan",
        "baru,memperbarui",
        "hapus,menghapus",
        "putus,terputus"
    })
    void formsOfAnIndonesianWordMeet(String root, String form) {
        assertThat(IndonesianStem.key(form)).isEqualTo(IndonesianStem.key(root));
    }

    @Test
    void indonesianKeepsTheNegation() {
        assertThat(content(Language.ID, "pod tidak bisa gagal")).contains("tidak", "gagal");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void productNamesStayWhole(Language language) {
        assertThat(content(language, "terway kubernetes ipvs")).containsExactly("terway", "kubernetes", "ipvs");
    }

    @Test
    void japaneseWidthAndLongVowelsDoNotMatter() {
        assertThat(content(Language.JA, "ｻｰﾊﾞｰのエラー")).isEqualTo(content(Language.JA, "サーバーのエラー"));
        assertThat(content(Language.JA, "クラスター")).isEqualTo(content(Language.JA, "クラスタ"));
        assertThat(content(Language.JA, "アドレスが")).contains("アドレス");
    }

    @Test
    void traditionalChineseIsReadAsSimplified() {
        assertThat(content(Language.ZH, "網絡模式切換")).isEqualTo(content(Language.ZH, "网络模式切换"));
    }

    @Test
    void valuesOfOneMomentAreNotWords() {
        String line = "2024-08-19T11:27:05Z vsw-t4n9q0 10.0.12.5:443 7F1C0000-E473-4BA0-853F-0C41CF52651D v1.24.9";
        assertThat(content(Language.EN, Text.masked(line))).containsExactly("v1.24.9");
        assertThat(Text.masked(line)).hasSameSizeAs(line);
    }

    @Test
    void aVersionInANameIsAlsoReadApart() {
        assertThat(analysis.words(Language.EN, "datapathv2").getFirst().terms())
                .containsExactly("datapathv2", "datapath");
    }

    private List<String> content(Language language, String text) {
        return analysis.words(language, Text.folded(text)).stream()
                .filter(word -> !word.stop())
                .map(Word::surface)
                .toList();
    }
}
