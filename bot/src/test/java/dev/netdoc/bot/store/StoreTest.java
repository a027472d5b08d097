package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    private static int head(Handle handle) {
        return handle.createQuery("SELECT seq FROM audit_head")
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void aNewFileGetsItsFolderAndSchemaAndIsOpenedAgain() {
        Path file = folder.resolve("new").resolve("netdoc.db");
        try (Store store = Store.open(file)) {
            store.execute(handle -> handle.execute("UPDATE audit_head SET seq = 7"));
        }
        try (Store again = Store.open(file)) {
            assertThat(again.<Integer>read(StoreTest::head)).isEqualTo(7);
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        try (Store store = Store.open(folder.resolve("netdoc.db"))) {
            assertThatThrownBy(() -> store.execute(handle -> {
                        handle.execute("UPDATE audit_head SET seq = 7");
                        throw new IllegalStateException("on the way");
                    }))
                    .hasMessage("on the way");
            assertThat(store.<Integer>read(StoreTest::head)).isZero();
        }
    }

    @Test
    void twoStoresOnOneFileCountTogetherWithoutLosingAny() throws Exception {
        Path file = folder.resolve("netdoc.db");
        try (Store one = Store.open(file);
                Store other = Store.open(file);
                var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> count = () -> {
                for (int i = 0; i < 25; i++) {
                    Store store = i % 2 == 0 ? one : other;
                    store.execute(
                            handle -> { // reads, then writes: overtaken without the lock from the start
                                int before = head(handle);
                                handle.execute("UPDATE audit_head SET seq = ?", before + 1);
                            });
                }
                return true;
            };
            for (var counted :
                    threads.invokeAll(Stream.generate(() -> count).limit(4).toList())) {
                assertThat(counted.get()).isTrue();
            }
            assertThat(one.<Integer>read(StoreTest::head)).isEqualTo(100);
        }
    }

    @Test
    void severalProcessesMayMeetANewFileAtOnce() throws Exception {
        Path file = folder.resolve("netdoc.db");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Store> open = () -> Store.open(file);
            for (var opened :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> open).toList())) {
                try (Store store = opened.get()) {
                    assertThat(store.<Integer>read(StoreTest::head)).isZero();
                }
            }
        }
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
    void anUnknownJdbcUrlIsRefusedWithoutItsParameters() {
        assertThatThrownBy(() -> Store.open("jdbc:nothing:x?password=geheim", null, null))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("jdbc:nothing:x")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void aStoreThatWentAwaySaysSo() {
        Store store = Store.open(folder.resolve("netdoc.db"));
        store.close();

        assertThatThrownBy(() -> store.<Integer>read(StoreTest::head))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot read the store");
    }
}
