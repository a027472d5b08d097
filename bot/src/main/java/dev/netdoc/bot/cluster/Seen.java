package dev.netdoc.bot.cluster;

import java.time.Instant;
import java.util.Optional;

/**
 * One string of one object, as it was just read.
 *
 * @param value the string at the path asked for; empty if there is none
 * @param annotated whether the object has any annotations
 * @param changedBy the proposal that changed it last, from its annotation {@code netdoc.dev/changed-by}
 * @param writtenAt when netdoc wrote it last, by the API server's clock, which pods' creation times are by as well
 */
public record Seen(
        String uid,
        String resourceVersion,
        Optional<String> value,
        boolean annotated,
        Optional<String> changedBy,
        Optional<Instant> writtenAt) {

    public boolean changedBy(String proposal) {
        return changedBy.filter(proposal::equals).isPresent();
    }
}
