package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names one finding on certain objects of one cluster: the same at every run and in every language. */
final class Fingerprint {
    private static final int HEX_DIGITS = 16;

    private Fingerprint() {}

    /** @return the first 16 hex digits of a SHA-256 */
    static String of(String cluster, String id, List<ObjectRef> objects) {
        MessageDigest sha = sha256();
        add(sha, cluster);
        add(sha, id);
        for (ObjectRef object : objects.stream().sorted().distinct().toList()) {
            add(sha, object.kind());
            add(sha, object.namespace());
            add(sha, object.name());
        }
        return HexFormat.of().formatHex(sha.digest()).substring(0, HEX_DIGITS);
    }

    // The length goes before each text, so that no two lists of texts read alike.
    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
