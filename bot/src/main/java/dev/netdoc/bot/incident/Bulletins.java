package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Situation;
import dev.netdoc.bot.incident.Bulletin.State;
import dev.netdoc.bot.store.Leases;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every bulletin true: posts it once, draws it anew when what it says has changed, says below it what people must be
 * notified of, and ends it. Thread-safe.
 */
public final class Bulletins {
    private static final Logger LOG = LoggerFactory.getLogger(Bulletins.class);
    /** Longer than looking and posting take; after a crash another replica posts. */
    private static final Duration POSTING = Duration.ofMinutes(2);

    private final StoredBulletins store;
    private final Noticeboard board;
    private final Outlook outlook;
    private final Map<Bulletin.Kind, Drafter> drafters;
    private final Leases leases;
    private final Latest latest;

    /** @param rest the least time between two drawings of one message */
    public Bulletins(
            StoredBulletins store,
            Noticeboard board,
            Outlook outlook,
            Map<Bulletin.Kind, Drafter> drafters,
            Leases leases,
            Executor executor,
            Duration rest) {
        this.store = store;
        this.board = board;
        this.outlook = outlook;
        this.drafters = Map.copyOf(drafters);
        this.leases = leases;
        this.latest = new Latest(executor, rest);
    }

    /** Brings a bulletin up to date soon. */
    public void soon(String id) {
        latest.soon(
                id, () -> store.find(id).filter(b -> b.state() == State.OPEN).ifPresent(this::draw));
    }

    /** A cluster was looked at: brings the bulletins that tell of it up to date. */
    public void seen(String cluster) {
        store.open().stream().filter(b -> b.concerns(cluster)).forEach(b -> soon(b.id()));
    }

    /** Whether an open bulletin tells of a cluster. */
    public boolean concern(String cluster) {
        return store.open().stream().anyMatch(b -> b.concerns(cluster));
    }

    /** After a start, and now and then: what a replica left that died. */
    public void sweep() {
        store.open().stream().filter(b -> b.message().isEmpty()).forEach(b -> soon(b.id()));
    }

    private void draw(Bulletin bulletin) {
        if (bulletin.message().isPresent()) {
            drawOurs(bulletin);
        } else if (leases.hold(lease(bulletin), POSTING)) {
            // Two replicas may draw the same message anew; posting it is for one of them.
            store.find(bulletin.id()).filter(b -> b.state() == State.OPEN).ifPresent(this::drawOurs);
            leases.release(lease(bulletin));
        }
    }

    private static String lease(Bulletin bulletin) {
        return "bulletin/" + bulletin.id();
    }

    private void drawOurs(Bulletin bulletin) {
        List<Situation> situations = outlook.of(bulletin);
        Draft draft = drafter(bulletin).draft(bulletin, situations);
        String essence = digest(draft.telling().essence());
        Optional<MessageRef> at = bulletin.message();
        if (at.isEmpty()) {
            at = post(bulletin, draft.telling().reply(), bulletin.id());
        } else if (!essence.equals(bulletin.shown())) {
            at = redraw(bulletin, at.get(), draft.telling().reply());
        }
        if (at.isEmpty()) {
            return;
        }
        MessageRef message = at.get();
        boolean ours = store.drawn(bulletin, essence, draft.told());
        if (ours && bulletin.message().isPresent()) {
            for (Draft.Notice notice : draft.notices()) {
                board.below(message, notice.reply(), bulletin.id() + "-" + notice.job());
            }
        }
        if (ours && draft.over()) {
            store.end(bulletin.id(), State.ENDED);
        }
    }

    private Optional<MessageRef> post(Bulletin bulletin, Reply reply, String job) {
        Optional<MessageRef> posted = board.post(bulletin.channel(), reply, job);
        posted.ifPresentOrElse(message -> store.postedAt(bulletin.id(), message), () -> {
            LOG.warn("{} may not be posted in {}", bulletin.id(), bulletin.channel());
            store.end(bulletin.id(), State.LEFT);
        });
        return posted;
    }

    private Optional<MessageRef> redraw(Bulletin bulletin, MessageRef at, Reply reply) {
        return switch (board.update(at, reply)) {
            case DONE -> Optional.of(at);
            // Somebody deleted it: it is said once more, under a job of its own.
            case GONE -> post(bulletin, reply, bulletin.id() + "-" + bulletin.version());
            case CLOSED -> {
                store.end(bulletin.id(), State.LEFT);
                yield Optional.empty();
            }
        };
    }

    private Drafter drafter(Bulletin bulletin) {
        Drafter drafter = drafters.get(bulletin.kind());
        if (drafter == null) {
            throw new IllegalStateException("nobody drafts bulletins of kind " + bulletin.kind());
        }
        return drafter;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
