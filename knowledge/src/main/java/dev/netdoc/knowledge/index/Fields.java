package dev.netdoc.knowledge.index;

/** Names of the index's fields; each language has an index of its own, so that a word's rarity is counted within it. */
public final class Fields {
    /** Words of title, phrasings and body, weighted. */
    public static final String TEXT = "text";

    /** Pieces of the words of title and phrasings. */
    public static final String GRAM = "gram";

    /** Identifiers. */
    public static final String IDENTIFIER = "ident";

    /** The entry's number. */
    static final String ENTRY = "entry";

    /** The file that an entry of imported documents comes from. */
    static final String FILE = "file";

    private Fields() {}
}
