package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of netdoc itself: logged with an id, and told to the person with that id and nothing else. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Texts texts;

    public Faults(Texts texts) {
        this.texts = texts;
    }

    /** @param during what was under way, for the log */
    public Reply reply(String during, Throwable fault, Language language) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("fault {} while {}", id, during, fault);
        Words words = texts.in(language);
        return new Reply(
                language,
                words.plain("fault.fallback"),
                List.of(new Paragraph(words.markdown("fault", "id", Markdown.code(id)))));
    }
}
