package dev.netdoc.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditEntry;
import dev.netdoc.bot.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditExportTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void record() throws IOException {
        Files.writeString(folder.resolve("netdoc.yaml"), "store: netdoc.db\n");
        try (Store store = Store.open(folder.resolve("netdoc.db"))) {
            var audit = new Audit(store, InstantSource.system());
            for (String action : new String[] {"proposed", "approved"}) {
                store.execute(handle ->
                        audit.append(handle, new AuditEntry("T1/U1", action, "p-1", "prod", "Node a", "", "", "", "")));
            }
        }
    }

    private int export(String... more) {
        CommandLine cli = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] args = {"audit", "-c", file("netdoc.yaml"), "--export", file("audit.jsonl")};
        return cli.execute(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void key(KeyPair pair) throws IOException {
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void theSignatureFitsTheExportAndNoOther() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key(pair);

        assertThat(export("--sign-with", file("key.pem"))).isZero();

        byte[] exported = Files.readAllBytes(folder.resolve("audit.jsonl"));
        assertThat(new String(exported, StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"approved\"");
        byte[] signature = Files.readAllBytes(folder.resolve("audit.jsonl.sig"));
        assertThat(fits(pair, exported, signature)).isTrue();
        exported[10] ^= 1;
        assertThat(fits(pair, exported, signature)).isFalse();
    }

    private static boolean fits(KeyPair pair, byte[] data, byte[] signature) throws Exception {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(pair.getPublic());
        check.update(data);
        return check.verify(signature);
    }

    @Test
    void anotherKindOfKeyIsNamedWithTheNextStepAndNothingIsWritten() throws Exception {
        key(KeyPairGenerator.getInstance("EC").generateKeyPair());

        assertThat(export("--sign-with", file("key.pem"))).isEqualTo(2);
        assertThat(err.toString()).contains("openssl genpkey -algorithm ed25519");
        assertThat(folder.resolve("audit.jsonl")).doesNotExist();
    }

    @Test
    void anAlteredRecordIsNotExported() {
        try (Store store = Store.open(folder.resolve("netdoc.db"))) {
            store.execute(handle -> handle.execute("UPDATE audit SET actor = 'T1/U2' WHERE seq = 1"));
        }
        assertThat(export()).isEqualTo(1);
        assertThat(out.toString()).contains("ALTERED at record 1");
        assertThat(folder.resolve("audit.jsonl")).doesNotExist();
    }
}
