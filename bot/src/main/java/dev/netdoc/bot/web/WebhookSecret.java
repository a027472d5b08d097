package dev.netdoc.bot.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a caller of a webhook proves itself: with a bearer token, or with a signature over the body ({@code
 * X-Hub-Signature-256: sha256=<hex>}, HMAC-SHA256). Compared in constant time; never printed.
 */
public final class WebhookSecret {
    /** Environment variable of the bearer token. */
    public static final String TOKEN = "NETDOC_ALERTMANAGER_TOKEN";

    /** Environment variable of the key of signatures. */
    public static final String KEY = "NETDOC_ALERTMANAGER_KEY";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String BEARER = "Bearer ";
    private static final String SIGNED = "sha256=";

    private final Optional<byte[]> token;
    private final Optional<byte[]> key;

    private WebhookSecret(Optional<byte[]> token, Optional<byte[]> key) {
        this.token = token;
        this.key = key;
    }

    /** @throws IllegalArgumentException if the environment has neither, for then anybody could post */
    public static WebhookSecret of(Map<String, String> environment) {
        Optional<byte[]> token = read(environment, TOKEN);
        Optional<byte[]> key = read(environment, KEY);
        if (token.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException("alertmanager is configured, but anybody could post: set " + TOKEN
                    + " (bearer token) or " + KEY + " (HMAC-SHA256) in the environment");
        }
        return new WebhookSecret(token, key);
    }

    private static Optional<byte[]> read(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param authorization header, blank if there is none @param signature header, blank if there is none */
    boolean proven(String authorization, String signature, byte[] body) {
        boolean bearer = token.isPresent()
                && authorization.startsWith(BEARER)
                && same(authorization.substring(BEARER.length()).strip(), token.get());
        return bearer
                || (key.isPresent()
                        && signature.startsWith(SIGNED)
                        && same(
                                signature.substring(SIGNED.length()),
                                hmac(key.get(), body).getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean same(String given, byte[] wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted);
    }

    private static String hmac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
