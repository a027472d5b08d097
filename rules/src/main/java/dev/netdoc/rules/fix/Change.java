package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ObjectRef;

/**
 * One field of one object, before and after.
 *
 * @param uid of the object when it was seen
 * @param resourceVersion of the object when it was seen
 * @param path JSON Pointer (RFC 6901) to the field, e.g. {@code /data/cni-conf.json}
 * @param before what was seen there; missing if the change adds the field
 * @param after what is proposed; missing if the change removes the field
 */
public record Change(
        ObjectRef object, String uid, String resourceVersion, String path, FieldValue before, FieldValue after) {

    /** @return from what was written to what was seen */
    public Change reversed() {
        return new Change(object, uid, resourceVersion, path, after, before);
    }
}
