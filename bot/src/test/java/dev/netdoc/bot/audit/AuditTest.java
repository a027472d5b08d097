package dev.netdoc.bot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class AuditTest {
    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private Store store;
    private Audit audit;

    AuditTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void fiveRecords() {
        store = stores.fresh(folder).get();
        audit = new Audit(store, clock);
        IntStream.rangeClosed(1, 5).forEach(i -> {
            store.execute(handle -> audit.append(handle, entry("p-" + i)));
            clock.advance(Duration.ofMinutes(1));
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AuditEntry entry(String proposal) {
        return new AuditEntry("T1/U1", "approved", proposal, "prod", "x: y", "PROPOSED", "APPROVED", "C1/1.1", "");
    }

    private void tamper(String sql) {
        store.execute(handle -> handle.execute(sql));
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(5));
        assertThat(audit.records(Instant.parse("2026-11-20T08:03:00Z")))
                .extracting(AuditRecord::seq)
                .containsExactly(4L, 5L);
    }

    @Test
    void anEmptyRecordIsIntact() {
        try (Store empty = stores.fresh(folder.resolve("empty")).get()) {
            assertThat(new Audit(empty, clock).verify()).isEqualTo(new AuditCheck.Intact(0));
        }
    }

    @Test
    void aRecordLongerThanOneFetchIsReadToItsEnd() {
        store.execute(handle -> IntStream.range(0, 1200).forEach(i -> audit.append(handle, entry("q-" + i))));
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(1205));
    }

    @Test
    void whatNoDatabaseHoldsIsSealedAsItIsKept() {
        store.execute(handle -> audit.append(
                handle, new AuditEntry("T1/U1", "changed", "p-9", "prod", "x", "a\0b", "ネット網 🕸", "", "why\0")));
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(6));
        assertThat(audit.records(Instant.EPOCH).getLast().entry())
                .extracting(AuditEntry::before, AuditEntry::after)
                .containsExactly("a\uFFFDb", "ネット網 🕸");
    }

    @Test
    void anEditedRecordIsFound() {
        tamper("UPDATE audit SET actor = 'T1/U2' WHERE seq = 3");
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Broken(3, "its contents are not what was sealed"));
    }

    @Test
    void anEditThatMovesTextFromOneFieldToTheNextIsFound() {
        tamper("UPDATE audit SET value_before = 'PROPOSEDA', value_after = 'PPROVED' WHERE seq = 2");
        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        AuditCheck.Broken.class, b -> assertThat(b.seq()).isEqualTo(2));
    }

    @Test
    void aRemovedRecordIsFound() {
        tamper("DELETE FROM audit WHERE seq = 2");
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Broken(2, "missing: after 1 comes 3"));
    }

    @Test
    void aRemovedRecordWhoseGapWasClosedIsFound() {
        tamper("DELETE FROM audit WHERE seq = 2");
        tamper("UPDATE audit SET seq = seq - 1 WHERE seq = 3");
        tamper("UPDATE audit SET seq = seq - 1 WHERE seq = 4");
        tamper("UPDATE audit SET seq = seq - 1 WHERE seq = 5");
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Broken(2, "does not follow the record before it"));
    }

    @Test
    void aRemovedLastRecordIsFound() {
        tamper("DELETE FROM audit WHERE seq = 5");
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Broken(5, "missing: the record ends at 4, 5 were written"));
    }

    @Test
    void twoRecordsThatChangedPlacesAreFound() {
        tamper("UPDATE audit SET seq = 99 WHERE seq = 2");
        tamper("UPDATE audit SET seq = 2 WHERE seq = 3");
        tamper("UPDATE audit SET seq = 3 WHERE seq = 99");
        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        AuditCheck.Broken.class, b -> assertThat(b.seq()).isEqualTo(2));
    }

    @Test
    void aRecordAddedByHandIsFound() {
        tamper("INSERT INTO audit SELECT 6, at, actor, action, proposal, cluster, object, value_before, value_after,"
                + " place, note, hash, hash FROM audit WHERE seq = 5");
        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        AuditCheck.Broken.class, b -> assertThat(b.seq()).isEqualTo(6));
    }
}
