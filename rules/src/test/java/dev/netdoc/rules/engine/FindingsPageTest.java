package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.Remedy;
import dev.netdoc.rules.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/findings.md} to the folders; {@code -Dnetdoc.docs.write=true} writes it anew. */
class FindingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "findings.md");
    private static final Map<String, String> PRODUCTS =
            Map.of("terway", "Terway (ACK)", "flannel", "Flannel (ACK)", "gke", "GKE", "kubernetes", "Any Kubernetes");

    @Test
    void thePageSaysWhatTheFoldersSay() throws IOException {
        String page = page(Catalogue.load().all());
        if (Boolean.getBoolean("netdoc.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew: mvn -q -pl rules test -Dtest=FindingsPageTest -Dnetdoc.docs.write=true")
                .isEqualTo(page);
    }

    private static String page(List<FindingKind> kinds) {
        var page = new StringBuilder("""
                # What netdoc finds

                Every finding, as the build has it; this page is generated. "…" stands for what is filled in from your cluster.
                `netdoc why ID` shows the conditions of a finding with what your cluster has, `netdoc why not ID` the first one
                that is not met.
                """);
        Map<String, List<FindingKind>> byProduct =
                kinds.stream().collect(Collectors.groupingBy(FindingKind::product, TreeMap::new, Collectors.toList()));
        byProduct.forEach((product, some) -> {
            page.append("\n## ").append(PRODUCTS.get(product)).append("\n\n");
            page.append("| finding | severity | it says | what can be done | topics |\n|---|---|---|---|---|\n");
            some.forEach(kind -> page.append(row(kind)));
        });
        return page.toString();
    }

    private static String row(FindingKind kind) {
        return "| [`%s`](../rules/%s) | %s | %s | %s | %s |%n"
                .formatted(
                        kind.id(),
                        kind.folder(),
                        kind.severities().stream()
                                .map(Severity::name)
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                        summary(kind),
                        remedy(kind.remedy()),
                        kind.topics().stream()
                                .map("[%1$s](../knowledge/topics/%1$s/en.md)"::formatted)
                                .collect(Collectors.joining(", ")));
    }

    private static String summary(FindingKind kind) {
        return ModuleFiles.read(kind.folder() + "/en.md")
                .lines()
                .findFirst()
                .orElseThrow()
                .substring("# ".length())
                .replaceAll("\\{[A-Za-z]+}", "…")
                .replace("|", "\\|");
    }

    private static String remedy(Remedy remedy) {
        return switch (remedy.kind()) {
            case FIX ->
                remedy.fix()
                        .map("fix [%1$s](../rules/fixes/%1$s/en.md)"::formatted)
                        .orElseThrow();
            case GUIDED -> "steps";
            case NONE -> "nothing to do";
        };
    }
}
