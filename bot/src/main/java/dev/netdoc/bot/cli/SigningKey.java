package dev.netdoc.bot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/** An Ed25519 key as {@code openssl genpkey -algorithm ed25519} writes it: PKCS #8 in PEM, without a passphrase. */
final class SigningKey {
    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** @throws UserError if the file cannot be read or holds no such key */
    static SigningKey read(Path pem) {
        try {
            String base64 = Files.readString(pem)
                    .lines()
                    .filter(line -> !line.startsWith("-----"))
                    .collect(Collectors.joining());
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            return new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
        } catch (IOException e) {
            throw UserError.outside("cannot read " + pem + ": " + NewFile.reason(e));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw UserError.wrongUse(pem + " is no Ed25519 key in PEM without a passphrase; make one with"
                    + " 'openssl genpkey -algorithm ed25519 -out " + pem.getFileName() + "'");
        }
    }

    /** @return the signature of the file's bytes, 64 bytes */
    byte[] sign(Path file) throws IOException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(Files.readAllBytes(file));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }
}
