package dev.netdoc.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A tool, not a test: prints what {@link QualityTest} measures, and every question that went wrong. */
final class QualityReport {
    private QualityReport() {}

    public static void main(String[] args) {
        Samples samples = Samples.find().orElseThrow();
        try (Knowledge topics = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT)) {
            print("bundled topics", Evaluation.of(topics, samples.questions(), Set.copyOf(topics.topics())));
        }
        var sources = new Knowledge.Sources(false, List.of(samples.pages()));
        try (Knowledge pages = LuceneKnowledge.open(sources, ImportProgress.SILENT)) {
            Set<String> held =
                    Samples.pageEntries().stream().map(Samples.PageEntry::topic).collect(Collectors.toSet());
            print("sample pages alone", Evaluation.of(pages, samples.questions(), held));
        }
    }

    private static void print(String title, Evaluation evaluation) {
        System.out.println(evaluation.report(title));
        for (var one : evaluation.asked()) {
            boolean right = one.inside()
                    ? one.place() == 1 && one.answer().answered()
                    : !one.answer().answered();
            if (!right) {
                System.out.printf(
                        "%s place=%d confidence=%.2f %s <%s> %s%n",
                        one.inside() ? "inside" : "outside",
                        one.place(),
                        one.answer().confidence(),
                        one.question().text(),
                        one.question().topic().orElse("-"),
                        one.answer().hits().stream().limit(2).map(Hit::source).toList());
            }
        }
    }
}
