package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.EvidenceList;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Table;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.mode.ModeReport;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import dev.netdoc.rules.mode.ModeReport.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mode report in words. */
final class ModeView {
    // What "which mode am I in" is really about.
    private static final List<ModeKey> DECISIVE = List.of(ModeKey.ENI_MODE, ModeKey.ACCELERATION, ModeKey.PLUGIN);
    private static final Set<String> BESIDE_THE_POINT = Set.of("not-applicable", "unknown");

    private final Words words;
    private final String cluster;
    private final ModeReport report;

    ModeView(Words words, String cluster, ModeReport report) {
        this.words = words;
        this.cluster = cluster;
        this.report = report;
    }

    /** @return "prod runs Terway v1.11.2: shared ENI, DataPath V2.", as Markdown */
    String sentence() {
        Markdown name = Markdown.bold(cluster);
        String plugin = report.value(ModeKey.PLUGIN).orElse("unknown");
        Confidence confidence = report.statement(ModeKey.PLUGIN).confidence();
        if (plugin.equals("conflicting") || confidence == Confidence.CONFLICT) {
            return words.markdown("mode.sentence.conflict", "cluster", name);
        }
        if (plugin.equals("unknown")) {
            return words.markdown("mode.sentence.unknown", "cluster", name);
        }
        String named = value(ModeKey.PLUGIN, plugin)
                + report.value(ModeKey.PLUGIN_VERSION)
                        .map(version -> " " + version)
                        .orElse("");
        String details = details();
        return words.markdown(
                details.isEmpty() ? "mode.sentence.plain" : "mode.sentence",
                "cluster",
                name,
                "plugin",
                named,
                "details",
                details);
    }

    /** @return the same in a few plain words, e.g. for one line of an overview */
    String brief() {
        String plugin = values(ModeKey.PLUGIN);
        String details = details();
        return details.isEmpty() ? plugin : plugin + ", " + details;
    }

    private String details() {
        List<ModeKey> telling = report.value(ModeKey.PLUGIN).orElse("").equals("terway")
                ? List.of(ModeKey.ENI_MODE, ModeKey.ACCELERATION)
                : List.of(ModeKey.SERVICE_ROUTING);
        return telling.stream()
                .filter(key -> !BESIDE_THE_POINT.contains(report.value(key).orElse("unknown")))
                .map(this::row)
                .collect(Collectors.joining(", "));
    }

    Table table(List<ModeKey> keys) {
        return new Table(
                keys.stream().map(key -> new Table.Row(label(key), row(key))).toList());
    }

    /** What is unknown or contradictory, with the step that would decide it. */
    Optional<Part> open(List<ModeKey> keys) {
        var lines = new ArrayList<String>();
        for (ModeKey key : keys) {
            Statement statement = report.statement(key);
            if (!statement.pools().isEmpty()) {
                continue; // the table has the answer of each pool
            }
            String text = statement.confidence() == Confidence.CONFLICT ? "mode.conflict" : "mode.unknown";
            statement
                    .nextStep()
                    .ifPresent(step -> lines.add("- " + words.markdown(text, "label", label(key), "step", step)));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Paragraph(String.join("\n", lines)));
    }

    /** @return everything that was read for these keys, the decisive first, each once */
    EvidenceList evidence(List<ModeKey> keys) {
        var ordered = new LinkedHashSet<Evidence>();
        // What runs and what is configured: where the two differ, people look for the second.
        for (int rank = 0; rank < 2; rank++) {
            int skipped = rank;
            DECISIVE.stream()
                    .filter(keys::contains)
                    .filter(key -> !BESIDE_THE_POINT.contains(report.value(key).orElse("unknown")))
                    .forEach(key -> report.statement(key).evidence().stream()
                            .skip(skipped)
                            .limit(1)
                            .forEach(ordered::add));
        }
        keys.forEach(key -> report.statement(key).evidence().stream().limit(1).forEach(ordered::add));
        keys.forEach(key -> ordered.addAll(report.statement(key).evidence()));
        return new EvidenceList(words.plain("mode.evidence"), List.copyOf(ordered));
    }

    static List<ModeKey> all() {
        return Arrays.asList(ModeKey.values());
    }

    private String label(ModeKey key) {
        return words.plain("mode.label." + key.key());
    }

    private String row(ModeKey key) {
        Statement statement = report.statement(key);
        if (statement.pools().isEmpty()) {
            return values(key);
        }
        return statement.pools().entrySet().stream()
                .map(pool -> words.plain("mode.pool", "pool", pool.getKey(), "value", value(key, pool.getValue())))
                .collect(Collectors.joining("; "));
    }

    private String values(ModeKey key) {
        Statement statement = report.statement(key);
        String text = statement.values().isEmpty()
                ? words.plain(statement.confidence() == Confidence.UNKNOWN ? "mode.value.unknown" : "mode.value.null")
                : statement.values().stream().map(v -> value(key, v)).collect(Collectors.joining(", "));
        return statement.confidence() == Confidence.LIKELY ? words.plain("mode.likely", "value", text) : text;
    }

    private String value(ModeKey key, String value) {
        String own = "mode." + key.key() + "." + value;
        String shared = "mode.value." + value;
        return words.has(own) ? words.plain(own) : words.has(shared) ? words.plain(shared) : value;
    }
}
