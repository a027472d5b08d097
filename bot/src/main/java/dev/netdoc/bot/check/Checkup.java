package dev.netdoc.bot.check;

import dev.netdoc.bot.config.ConfigFile;
import dev.netdoc.bot.config.ConfigUnreadable;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.config.Secrets;
import dev.netdoc.bot.store.StoreAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries everything that {@code netdoc run} will need, with the same configuration and environment, and changes nothing.
 * One broken thing keeps nothing else from being tried, unless it needs it.
 */
public final class Checkup {
    private static final String CONFIGURATION = "configuration";

    private final Path file;
    private final Map<String, String> environment;

    /** @param environment the process's variables */
    public Checkup(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    /** @param each is told of every check as soon as it is done */
    public void run(Consumer<Check> each) {
        Optional<NetdocConfig> config = config(each);
        Map<String, String> secrets = secrets(each);
        if (config.isEmpty()) {
            each.accept(Check.leftOut(CONFIGURATION, "the rest", "nothing else can be tried without it"));
            return;
        }
        new ConfigChecks(config.get()).run(each);
        new SlackChecks(config.get(), secrets).run(each);
        new ClusterChecks(config.get(), secrets).run(each);
        new StoreChecks(config.get().store().orElse(StoreAddress.USUAL), secrets).run(each);
        new KnowledgeChecks(config.get().knowledge()).run(each);
        new WebChecks(config.get(), secrets).run(each);
    }

    private Optional<NetdocConfig> config(Consumer<Check> each) {
        try {
            NetdocConfig config = ConfigFile.read(file);
            each.accept(Check.well(CONFIGURATION, "file", file + " is read"));
            return Optional.of(config);
        } catch (ConfigUnreadable e) {
            each.accept(Check.broken(
                    CONFIGURATION,
                    "file",
                    String.valueOf(e.getMessage()),
                    "mend it; docs/netdoc.yaml shows every key"));
            return Optional.empty();
        }
    }

    private Map<String, String> secrets(Consumer<Check> each) {
        try {
            return Secrets.of(environment);
        } catch (ConfigUnreadable e) {
            each.accept(Check.broken(
                    CONFIGURATION,
                    "secrets",
                    String.valueOf(e.getMessage()),
                    "mount the secret there, or set the variable without _FILE"));
            return environment;
        }
    }
}
