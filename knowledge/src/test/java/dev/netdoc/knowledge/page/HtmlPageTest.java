package dev.netdoc.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HtmlPageTest {
    @Test
    void theMainTextIsCutAtItsHeadings() throws PageBroken {
        Page page = HtmlPage.cut("""
                <!doctype html><html lang="id"><head><title>Bantuan</title><style>h1{}</style></head><body>
                <nav><a href="/">Beranda</a></nav>
                <main><h1>Disk</h1><p>Semua tentang disk cluster.</p>
                <h2>Cara memperbesar disk</h2>
                <p>Jalankan <code>kubectl edit pvc</code> di node
                   yang <b>benar</b>:</p>
                <pre><code>kubectl edit pvc data
                kubectl get pvc</code></pre>
                <ol><li>Buka konsol</li><li><p>Pilih ukuran</p></li></ol>
                <ul><li>Disk * lama</li></ul></main>
                <footer>Hak cipta</footer><script>alert(1)</script></body></html>
                """, "x");
        assertThat(page.language()).contains("id");
        assertThat(page.sections()).extracting(Section::heading).containsExactly("Disk", "Cara memperbesar disk");
        assertThat(page.sections().get(1).body())
                .contains("Jalankan `kubectl edit pvc` di node yang **benar**:")
                .contains("```\nkubectl edit pvc data\nkubectl get pvc\n```")
                .contains("1. Buka konsol\n2. Pilih ukuran")
                .contains("- Disk \\* lama")
                .doesNotContain("Beranda", "Hak cipta", "alert");
    }

    @Test
    void questionsThatOpenOnAClickAreEntries() throws PageBroken {
        Page page = HtmlPage.cut("""
                <body><h1>FAQ</h1>
                <details><summary>How do I resize a disk?</summary><p>Open the console and choose.</p></details>
                <dl><dt>What is a vSwitch?</dt><dd>A subnet of a VPC in a zone.</dd></dl></body>
                """, "x");
        assertThat(page.sections())
                .extracting(Section::heading)
                .containsExactly("How do I resize a disk?", "What is a vSwitch?");
    }

    @Test
    void brokenHtmlIsStillReadAndAnEmptyPageRefused() throws PageBroken {
        assertThat(HtmlPage.cut("<h1>A <b>title<p>Some text that says something</h1>", "x")
                        .sections())
                .isNotEmpty();
        assertThatThrownBy(() -> HtmlPage.cut("<html><script>x()</script></html>", "x"))
                .isInstanceOf(PageBroken.class)
                .hasMessageContaining("no text");
    }
}
