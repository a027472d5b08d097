package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import java.util.List;
import java.util.stream.Collectors;

/** What netdoc can do, with examples. */
final class HelpView {
    private static final int CLUSTERS = 20;

    private final List<String> clusters;

    HelpView(List<String> clusters) {
        this.clusters = clusters;
    }

    Reply reply(Words words) {
        String examples = List.of("question", "mode", "diagnose", "why", "paste").stream()
                .map(example -> "- " + words.markdown("help.example." + example))
                .collect(Collectors.joining("\n"));
        String named = clusters.stream()
                .limit(CLUSTERS)
                .map(name -> Markdown.code(name).text())
                .collect(Collectors.joining(", "));
        return new Reply(
                words.language(),
                words.plain("help.fallback"),
                List.of(
                        new Heading(words.plain("help.title")),
                        new Paragraph(words.markdown("help.intro")),
                        new Paragraph(words.markdown("help.examples") + "\n\n" + examples),
                        new Note(
                                clusters.isEmpty()
                                        ? words.markdown("help.no.clusters")
                                        : words.markdown("help.clusters", "clusters", new Markdown(named))),
                        new Note(words.markdown("help.languages"))));
    }
}
