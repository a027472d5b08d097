package dev.netdoc.bot.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Slack's signature of a call: HMAC-SHA256 over {@code v0:<time>:<body>}. The SDK checks it too, but takes times from the
 * future and does not compare in constant time.
 */
final class SlackSignature {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v0=";

    private final byte[] secret;
    private final InstantSource clock;

    SlackSignature(String secret, InstantSource clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /** @param time seconds since 1970, as the header says */
    boolean valid(String time, String signature, byte[] body) {
        if (!time.matches("[0-9]{1,12}") || !signature.startsWith(VERSION)) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant())
                .abs();
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(given, (VERSION + hmac(time, body)).getBytes(StandardCharsets.UTF_8));
        return same && age.compareTo(WINDOW) <= 0;
    }

    private String hmac(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(("v0:" + time + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
