package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Exchange.Outcome;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.rules.engine.Diagnosis;
import java.util.List;
import java.util.stream.Collectors;

/** The modes of several clusters, a line each. */
final class OverviewView {

    Outcome outcome(List<Examined> examined, Buttons menu, Words words) {
        String title = words.plain("mode.overview", "count", examined.size());
        String lines = examined.stream().map(one -> "- " + line(one, words)).collect(Collectors.joining("\n"));
        boolean troubled = examined.stream().anyMatch(Examined.Down.class::isInstance);
        Reply reply = new Reply(
                words.language(),
                title,
                List.of(
                        new Heading(title),
                        new Paragraph(lines),
                        new Paragraph(words.markdown("cluster.which")),
                        menu));
        return new Outcome(reply, List.of(), troubled);
    }

    private static String line(Examined examined, Words words) {
        return switch (examined) {
            case Examined.Down down -> words.markdown("mode.overview.down", "cluster", Markdown.bold(down.cluster()));
            case Examined.Seen(String cluster, Diagnosis diagnosis) -> {
                var view = new ModeView(words, cluster, diagnosis.mode());
                yield view.evidence(ModeView.all()).evidence().stream()
                        .findFirst()
                        .map(e -> words.markdown(
                                "mode.overview.evidence",
                                "cluster",
                                Markdown.bold(cluster),
                                "summary",
                                view.brief(),
                                "evidence",
                                Markdown.code(e.fact() + " = " + e.value() + " · " + e.source())))
                        .orElseGet(() -> words.markdown(
                                "mode.overview.line", "cluster", Markdown.bold(cluster), "summary", view.brief()));
            }
        };
    }
}
