package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.rules.recent.RecentChange;
import dev.netdoc.rules.recent.RecentChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changed in a cluster in the last hour, in words. */
final class RecentView {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LINES = 4;

    private final Words words;

    RecentView(Words words) {
        this.words = words;
    }

    /** @return empty for a cluster that was not seen */
    Optional<Note> note(Situation situation) {
        return situation.diagnosis().map(diagnosis -> {
            var lines = new ArrayList<String>();
            situation
                    .gone()
                    .forEach(gone -> lines.add(words.markdown(
                            "recent.gone",
                            "finding",
                            Markdown.code(gone.finding()),
                            "time",
                            Markdown.time(gone.at()))));
            List<RecentChange> changes = RecentChanges.of(diagnosis.facts(), HOUR);
            changes.forEach(change -> lines.add(line(change)));
            if (lines.isEmpty()) {
                return new Note(words.markdown("recent.none"));
            }
            List<String> shown = lines.subList(0, Math.min(LINES, lines.size()));
            String all = String.join("\n", shown);
            int more = lines.size() - shown.size();
            return new Note(words.markdown("recent.title") + "\n" + all
                    + (more == 0 ? "" : "\n" + words.markdown("recent.more", "count", more)));
        });
    }

    private String line(RecentChange change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT).replace('_', '.');
        boolean several = change.count() > 1;
        return words.markdown(
                "recent." + kind + (several ? ".several" : ""),
                "count",
                change.count(),
                "object",
                Markdown.code(change.object().toString()),
                "by",
                change.by().isBlank() ? "–" : change.by(),
                "time",
                Markdown.time(change.at()));
    }
}
