package dev.netdoc.bot.check;

import dev.netdoc.bot.config.KnowledgeConfig;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import dev.netdoc.knowledge.document.DocumentsMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether the bundled topics load, and what of a team's own documents can be read. */
final class KnowledgeChecks {
    private static final String AREA = "knowledge";
    private static final int SHOWN = 3;

    private final KnowledgeConfig config;

    KnowledgeChecks(KnowledgeConfig config) {
        this.config = config;
    }

    /** Counts an import. Thread-safe. */
    private static final class Counting implements ImportProgress {
        private final AtomicInteger read = new AtomicInteger();
        private final List<String> skipped = new ArrayList<>();

        @Override
        public void found(int files) {}

        @Override
        public void read(String file, int entries) {
            read.incrementAndGet();
        }

        @Override
        public synchronized void skipped(String file, String reason) {
            skipped.add(file + " (" + reason + ")");
        }
    }

    void run(Consumer<Check> each) {
        var counting = new Counting();
        try (var knowledge =
                LuceneKnowledge.open(new Knowledge.Sources(true, config.documents(), config.charset()), counting)) {
            each.accept(Check.well(AREA, "topics", knowledge.topics().size() + " in four languages"));
            documents(counting, each);
        } catch (DocumentsMissing e) {
            each.accept(Check.broken(
                    AREA, "documents", String.valueOf(e.getMessage()), "mend knowledge.documents, or make the folder"));
        }
    }

    private void documents(Counting counting, Consumer<Check> each) {
        if (config.documents().isEmpty()) {
            each.accept(Check.leftOut(AREA, "documents", "knowledge.documents is not set"));
        } else if (counting.skipped.isEmpty()) {
            each.accept(Check.well(AREA, "documents", counting.read + " files"));
        } else {
            each.accept(Check.warning(
                    AREA,
                    "documents",
                    counting.read + " files read, " + counting.skipped.size() + " skipped: "
                            + counting.skipped.stream().sorted().limit(SHOWN).collect(Collectors.joining(", ")),
                    "mend or move what was skipped; knowledge.charset names another encoding than UTF-8"));
        }
    }
}
