package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.bot.Stores;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class StoreTest {
    private final Stores stores;

    @TempDir
    Path folder;

    private Supplier<Store> database;

    StoreTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void place() {
        database = stores.fresh(folder);
    }

    private static int head(Handle handle) {
        return handle.createQuery("SELECT seq FROM audit_head")
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void aNewPlaceGetsItsSchemaAndIsOpenedAgain() {
        try (Store store = database.get()) {
            store.execute(handle -> handle.execute("UPDATE audit_head SET seq = 7"));
        }
        try (Store again = database.get()) {
            assertThat(again.<Integer>read(StoreTest::head)).isEqualTo(7);
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        try (Store store = database.get()) {
            assertThatThrownBy(() -> store.execute(handle -> {
                        handle.execute("UPDATE audit_head SET seq = 7");
                        throw new IllegalStateException("on the way");
                    }))
                    .hasMessage("on the way");
            assertThat(store.<Integer>read(StoreTest::head)).isZero();
        }
    }

    @Test
    void twoStoresOnOnePlaceCountTogetherWithoutLosingAny() throws Exception {
        try (Store one = database.get();
                Store other = database.get();
                var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> count = () -> {
                for (int i = 0; i < 25; i++) {
                    Store store = i % 2 == 0 ? one : other;
                    store.execute(
                            handle -> { // reads, then writes: overtaken without the lock from the start
                                handle.execute("UPDATE audit_head SET seq = seq");
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
    void severalProcessesMayMeetANewPlaceAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Store> open = () -> database.get();
            for (var opened :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> open).toList())) {
                try (Store store = opened.get()) {
                    assertThat(store.<Integer>read(StoreTest::head)).isZero();
                }
            }
        }
    }

    @Test
    void deadlockedWritersAreBothDone() throws Exception {
        try (Store one = database.get();
                Store other = database.get();
                var threads = Executors.newFixedThreadPool(2)) {
            one.execute(handle -> handle.execute("INSERT INTO audit_head (id, seq, hash) VALUES (2, 0, '')"));
            var bothHoldOne = new CountDownLatch(2);
            var first = threads.submit(() -> one.write(handle -> count(handle, 1, bothHoldOne, 2)));
            var second = threads.submit(() -> other.write(handle -> count(handle, 2, bothHoldOne, 1)));

            assertThat(first.get() + second.get()).isEqualTo(2);
            assertThat(one.<Integer>read(handle -> handle.createQuery("SELECT SUM(seq) FROM audit_head")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(4);
        }
    }

    private static int count(Handle handle, int first, CountDownLatch bothHoldOne, int then) {
        handle.execute("UPDATE audit_head SET seq = seq + 1 WHERE id = ?", first);
        bothHoldOne.countDown();
        try { // on SQLite the other one cannot even begin
            var unused = bothHoldOne.await(300, TimeUnit.MILLISECONDS);
            return handle.execute("UPDATE audit_head SET seq = seq + 1 WHERE id = ?", then);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStoreThatWentAwaySaysSo() {
        Store store = database.get();
        store.close();

        assertThatThrownBy(() -> store.<Integer>read(StoreTest::head))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot read the store");
    }
}
