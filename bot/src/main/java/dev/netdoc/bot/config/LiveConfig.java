package dev.netdoc.bot.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration of a bot that runs. Some keys follow the file; the others stay as they were at the start, for what was
 * built by them is in use. Thread-safe.
 */
public final class LiveConfig implements Supplier<NetdocConfig> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
    /** The keys that follow the file. */
    static final Set<String> AT_ONCE = Set.of("questions", "remediation");

    private final Path file;
    private final NetdocConfig started;
    private volatile NetdocConfig now;
    private Optional<String> taken;
    private Optional<String> seen;

    private LiveConfig(Path file, Optional<String> text, NetdocConfig started) {
        this.file = file;
        this.started = started;
        this.now = started;
        this.taken = text;
        this.seen = text;
    }

    /** @throws ConfigUnreadable as of {@link ConfigFile#read(Path)} */
    public static LiveConfig of(Path file) {
        String text = ConfigFile.text(file);
        return new LiveConfig(file, Optional.of(text), ConfigFile.parsed(file, text));
    }

    /** {@return what counts at this moment} */
    @Override
    public NetdocConfig get() {
        return now;
    }

    /**
     * Looks at the file; to be called now and then. What is new counts once two looks in a row have seen it: somebody may be
     * writing it. A file that cannot be read, or is wrong anywhere, changes nothing.
     */
    public synchronized void reload() {
        Optional<String> text = text();
        boolean whole = text.equals(seen);
        seen = text;
        if (!whole || text.equals(taken)) {
            return;
        }
        taken = text;
        try {
            take(ConfigFile.parsed(file, text.orElseGet(() -> ConfigFile.text(file))));
        } catch (ConfigUnreadable e) {
            LOG.error("{}; what was read before still counts", e.getMessage());
        }
    }

    private Optional<String> text() {
        try {
            return Optional.of(ConfigFile.text(file));
        } catch (ConfigUnreadable e) {
            return Optional.empty();
        }
    }

    private void take(NetdocConfig told) {
        // Turned off at once; to turn it on, the accounts that write have to be opened.
        boolean enabled = started.remediation().enabled() && told.remediation().enabled();
        NetdocConfig next =
                started.following(told.questions(), told.remediation().enabled(enabled));
        Set<String> atOnce = differing(now, next);
        Set<String> later = differing(next, told);
        if (later.remove("remediation")) {
            later.add("remediation.enabled");
        }
        now = next;
        LOG.warn(
                "{} has changed. In force from now on: {}. After a restart: {}.",
                file,
                atOnce.isEmpty() ? "nothing" : String.join(", ", atOnce),
                later.isEmpty() ? "nothing" : String.join(", ", later));
    }

    private static Set<String> differing(NetdocConfig one, NetdocConfig other) {
        Set<String> keys = new TreeSet<>();
        for (RecordComponent key : NetdocConfig.class.getRecordComponents()) {
            Object left = value(key, one);
            Object right = value(key, other);
            // A pattern is equal to itself alone, and written as it was read.
            if (!left.equals(right) && !left.toString().equals(right.toString())) {
                keys.add(key.getName());
            }
        }
        return keys;
    }

    private static Object value(RecordComponent key, NetdocConfig config) {
        try {
            return key.getAccessor().invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
