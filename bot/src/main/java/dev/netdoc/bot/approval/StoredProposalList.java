package dev.netdoc.bot.approval;

import dev.netdoc.bot.store.Store;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The proposals in the store. Thread-safe. */
public final class StoredProposalList implements ProposalList {
    private final Store store;

    public StoredProposalList(Store store) {
        this.store = store;
    }

    /**
     * Counts proposals, ended ones too.
     *
     * @return how many stand where; nothing for a state that none is in
     * @throws dev.netdoc.bot.store.StoreUnavailable if the store does not answer
     */
    public Map<ProposalState, Long> counts() {
        return store.read(handle -> handle.createQuery("SELECT state, COUNT(*) AS number FROM proposals GROUP BY state")
                .map((row, context) -> Map.entry(ProposalState.valueOf(row.getString("state")), row.getLong("number")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
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
