package dev.netdoc.bot.approval;

import dev.netdoc.bot.store.Store;
import java.util.List;

/** The proposals in the store. Thread-safe. */
public final class StoredProposalList implements ProposalList {
    private final Store store;

    public StoredProposalList(Store store) {
        this.store = store;
    }

    @Override
    public List<Proposal> open() {
        return store.read(ProposalRows::open);
    }

    @Override
    public List<Proposal> ended(int most) {
        return store.read(handle -> ProposalRows.ended(handle, most));
    }
}
