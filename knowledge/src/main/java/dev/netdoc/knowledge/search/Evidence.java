package dev.netdoc.knowledge.search;

/**
 * What the index says of one document, in shares of the most that could be, each 0 to 1.
 *
 * @param words share of the words' weight that it explains
 * @param grams share of the pieces of words that its title and phrasings hold
 * @param identifiers share of the identifiers that it holds
 */
record Evidence(double words, double grams, double identifiers) {
    static final Evidence NONE = new Evidence(0, 0, 0);

    Evidence withWords(double share) {
        return new Evidence(Math.min(1, share), grams, identifiers);
    }

    Evidence withGrams(double share) {
        return new Evidence(words, Math.min(1, share), identifiers);
    }

    Evidence withIdentifiers(double share) {
        return new Evidence(words, grams, Math.min(1, share));
    }
}
