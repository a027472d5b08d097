package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ObjectRef;

/**
 * One string in one object, before and after.
 *
 * @param uid of the object when it was seen
 * @param resourceVersion of the object when it was seen
 * @param path JSON Pointer (RFC 6901) to the string, e.g. {@code /data/cni-conf.json}
 * @param before the text seen, byte for byte
 * @param after the text proposed
 */
public record Change(ObjectRef object, String uid, String resourceVersion, String path, String before, String after) {}
