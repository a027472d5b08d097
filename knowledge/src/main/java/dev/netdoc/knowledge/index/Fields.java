package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.Language;

/** Names of the index's fields. Each language has its own, so that a word's rarity is counted within the language. */
public final class Fields {
    /** Identifiers, in no language. */
    public static final String IDENTIFIER = "ident";

    static final String ENTRY = "entry";

    /** The file that an entry of imported documents comes from. */
    static final String FILE = "file";

    private Fields() {}

    /** Words of title, phrasings and body, weighted. */
    public static String text(Language language) {
        return "text_" + language.code();
    }

    /** N-grams of title and phrasings. */
    public static String gram(Language language) {
        return "gram_" + language.code();
    }
}
