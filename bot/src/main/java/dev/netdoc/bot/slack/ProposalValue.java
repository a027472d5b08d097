package dev.netdoc.bot.slack;

/** What an approve or reject button carries: which proposal, and the digest of what was seen. */
record ProposalValue(String id, String digest) {
    static ProposalValue parse(String value) {
        int colon = value.indexOf(':');
        return colon < 0
                ? new ProposalValue(value, "")
                : new ProposalValue(value.substring(0, colon), value.substring(colon + 1));
    }
}
