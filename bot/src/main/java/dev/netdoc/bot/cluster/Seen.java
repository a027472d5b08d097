package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fix.FieldValue;
import java.time.Instant;
import java.util.Optional;

/**
 * One field of one object, as it was just read.
 *
 * @param value what is at the path asked for
 * @param parent whether there is an object or array for the field to be in, e.g. {@code data} of a ConfigMap
 * @param annotated whether the object has any annotations
 * @param changedBy the proposal that changed it last, from its annotation {@code netdoc.dev/changed-by}
 * @param writtenAt when netdoc wrote it last, by the API server's clock, which pods' creation times are by as well
 */
public record Seen(
        String uid,
        String resourceVersion,
        FieldValue value,
        boolean parent,
        boolean annotated,
        Optional<String> changedBy,
        Optional<Instant> writtenAt) {

    public boolean changedBy(String proposal) {
        return changedBy.filter(proposal::equals).isPresent();
    }
}
