package dev.netdoc.rules.fact;

/**
 * Something wrong in the text of a ConfigMap.
 *
 * @param key of {@code data}, e.g. {@code cni-conf.json}
 * @param line counted from 1 within that text; 0 if the fault has no line
 * @param message what the parser says, without any text of the document
 */
public record ConfigFault(Kind kind, ObjectRef ref, String key, int line, String message, Evidence evidence) {

    /** What is wrong. */
    public enum Kind {
        /** The text does not parse. */
        UNPARSABLE,
        /** The text does not parse because of a comment. */
        COMMENT,
        /** A value that nothing understands, e.g. of {@code eniip_virtual_type}. */
        UNKNOWN_VALUE,
        /** Text where a JSON boolean belongs. */
        WRONG_TYPE,
        /** {@code 10-terway.conflist} without {@code 10-terway.conf}. */
        CONF_MISSING,
        /** More entries than allowed. */
        TOO_MANY
    }
}
