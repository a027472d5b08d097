package dev.netdoc.bot.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry in the record.
 *
 * @param seq from 1, without gaps
 * @param at to the millisecond
 * @param previousHash of the record before; empty for the first
 * @param hash SHA-256, hex, over everything else here
 */
public record AuditRecord(long seq, Instant at, AuditEntry entry, String previousHash, String hash) {

    static AuditRecord seal(long seq, Instant at, AuditEntry entry, String previousHash) {
        return new AuditRecord(seq, at, entry, previousHash, hash(seq, at, entry, previousHash));
    }

    /** {@return the hash that these contents must have} */
    String expectedHash() {
        return hash(seq, at, entry, previousHash);
    }

    private static String hash(long seq, Instant at, AuditEntry entry, String previousHash) {
        var sha = sha256();
        for (String part : List.of(
                Long.toString(seq),
                Long.toString(at.toEpochMilli()),
                entry.actor(),
                entry.action(),
                entry.proposal(),
                entry.cluster(),
                entry.object(),
                entry.before(),
                entry.after(),
                entry.place(),
                entry.note(),
                previousHash)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length in front keeps ("ab","c") and ("a","bc") apart.
            sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
