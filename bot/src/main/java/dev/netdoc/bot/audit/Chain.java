package dev.netdoc.bot.audit;

import org.jspecify.annotations.Nullable;

/** Walks the record and stops at the first break. */
final class Chain {
    private long seq;
    private String hash = "";
    private AuditCheck.@Nullable Broken broken;

    /** {@return whether it is unbroken so far} */
    boolean accepts(AuditRecord next) {
        broken = fault(next);
        seq = next.seq();
        hash = next.hash();
        return broken == null;
    }

    /** @param lastSeq what the store says the last record is */
    AuditCheck endsAt(long lastSeq, String lastHash) {
        if (broken != null) {
            return broken;
        }
        if (seq < lastSeq) {
            return new AuditCheck.Broken(
                    seq + 1, "missing: the record ends at %d, %d were written".formatted(seq, lastSeq));
        }
        if (seq > lastSeq || !hash.equals(lastHash)) {
            return new AuditCheck.Broken(seq, "is not the record that was written last");
        }
        return new AuditCheck.Intact(seq);
    }

    private AuditCheck.@Nullable Broken fault(AuditRecord next) {
        if (next.seq() != seq + 1) {
            return new AuditCheck.Broken(seq + 1, "missing: after %d comes %d".formatted(seq, next.seq()));
        }
        if (!next.previousHash().equals(hash)) {
            return new AuditCheck.Broken(next.seq(), "does not follow the record before it");
        }
        if (!next.hash().equals(next.expectedHash())) {
            return new AuditCheck.Broken(next.seq(), "its contents are not what was sealed");
        }
        return null;
    }
}
