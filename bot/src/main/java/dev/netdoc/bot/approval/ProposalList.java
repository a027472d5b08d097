package dev.netdoc.bot.approval;

import java.util.List;

/** Proposals to look at. Thread-safe. */
public interface ProposalList {
    /** Where nothing is ever proposed. */
    ProposalList NONE = new ProposalList() {
        @Override
        public List<Proposal> open() {
            return List.of();
        }

        @Override
        public List<Proposal> ended(int most) {
            return List.of();
        }
    };

    /** {@return those that wait for a decision or are being carried out, oldest first} */
    List<Proposal> open();

    /** {@return at most this many that came to an end, the last one first} */
    List<Proposal> ended(int most);
}
