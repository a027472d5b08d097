package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
