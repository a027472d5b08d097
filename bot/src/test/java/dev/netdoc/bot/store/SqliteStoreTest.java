package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir
    Path folder;

    @Test
    void aNewFileGetsItsFolder() {
        Path file = folder.resolve("new").resolve("netdoc.db");
        Store.open(file).close();
        assertThat(file).exists();
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedWithTheNextStep() throws IOException {
        Path file = Files.writeString(
                folder.resolve("notes.txt"), "not a database, only a text that is long enough".repeat(40));

        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("check");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheNextStep() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("netdoc.db");

        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("may write to");
    }

    @Test
    void aCopyMadeWhileItIsOpenHasWhatWasWrittenAndOpens() {
        Path copy = folder.resolve("netdoc-backup.db");
        try (Store store = Store.open(folder.resolve("netdoc.db"))) {
            var audit = new Audit(store, InstantSource.system());
            append(store, audit);
            store.read(handle -> handle.execute("VACUUM INTO '" + copy + "'"));
            append(store, audit);
        }
        try (Store restored = Store.open(copy)) {
            var audit = new Audit(restored, InstantSource.system());
            assertThat(audit.records(Instant.EPOCH)).hasSize(1);
            assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
        }
    }

    private static void append(Store store, Audit audit) {
        store.execute(handle ->
                audit.append(handle, new AuditEntry("T1/U1", "proposed", "p-1", "prod", "Node a", "", "", "", "")));
    }
}
