package dev.netdoc.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.PostgresServer;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditEntry;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress.PostgresDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, because credentials come from the environment. */
class PostgresCommandTest {
    @TempDir
    Path folder;

    @Test
    void anAlteredRecordOfADatabaseIsFound() throws Exception {
        var address = (PostgresDatabase) PostgresServer.get().freshSchema();
        Files.writeString(folder.resolve("netdoc.yaml"), "store: " + address.jdbcUrl() + "\n");
        try (Store store = Store.open(address, PostgresServer.LOGIN)) {
            var audit = new Audit(store, InstantSource.system());
            store.execute(handle -> audit.append(
                    handle, new AuditEntry("T1/U1", "approved", "p-1", "prod", "x", "PROPOSED", "APPROVED", "", "")));
            store.execute(handle -> handle.execute("UPDATE audit SET actor = 'T1/U2'"));
            assertThat(netdoc("audit", "--verify")).startsWith("1 ALTERED at record 1 of " + address);
        }
    }

    /** {@return exit code and everything printed} */
    private String netdoc(String... args) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = Stream.concat(
                        Stream.of(java.toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName()),
                        Stream.of(args))
                .toList();
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(PostgresServer.LOGIN);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + printed.strip();
    }
}
