package dev.netdoc.bot.cli;

import dev.netdoc.bot.store.StoreAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store, and from when on; the same for every command that reads what the bot wrote down. */
final class StoreOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The bot's netdoc.yaml.")
    private @Nullable Path config;

    @Option(names = "--since", paramLabel = "T", description = "From here on: 24h, 7d, a date or a time (UTC).")
    private @Nullable String since;

    /** @throws UserError if it is no time */
    Instant from() {
        return Since.option(since);
    }

    /**
     * @param nothing what has not happened yet where there is no store
     * @throws UserError if there is none
     */
    StoreAddress address(String nothing) {
        return StoreFiles.find(Optional.ofNullable(config))
                .orElseThrow(() -> UserError.outside(
                        "there is no store yet: " + nothing + "; name the bot's configuration with -c"));
    }
}
