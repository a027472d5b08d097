package dev.netdoc.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.PostgresServer;
import dev.netdoc.bot.check.Check.Result;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store on PostgreSQL, looked at before it is used; on SQLite the whole command is tested with its demo. */
class StoreChecksTest {
    private static final PostgresServer SERVER = PostgresServer.get();

    @BeforeEach
    void serverOrSkip() {
        SERVER.sql("SELECT 1");
    }

    private static Check last(StoreAddress address, Map<String, String> environment) {
        List<Check> done = new ArrayList<>();
        new StoreChecks(address, environment).run(done::add);
        return done.getLast();
    }

    @Test
    void anEmptyDatabaseIsNewAndStaysEmpty() {
        String database = SERVER.freshDatabase();
        for (int again = 0; again < 2; again++) {
            Check check = last(SERVER.address(database), PostgresServer.LOGIN);
            assertThat(check.result()).isEqualTo(Result.WELL);
            assertThat(check.detail()).contains("/" + database + " is new");
        }
    }

    @Test
    void aStoreInUseIsReadAndItsChainVerified() {
        StoreAddress address = SERVER.freshSchema();
        try (Store store = Store.open(address, PostgresServer.LOGIN)) {
            assertThat(last(address, PostgresServer.LOGIN).detail()).contains("chain of 0 records is intact");
            store.execute(handle -> handle.execute("UPDATE audit_head SET seq = 7"));
        }
        Check check = last(address, PostgresServer.LOGIN);
        assertThat(check.result()).isEqualTo(Result.BROKEN);
        assertThat(check.detail()).contains("altered");
        assertThat(check.remedy()).contains("exported audit");
    }

    @Test
    void whoIsNotLetInIsToldWhatToCheck() {
        SERVER.sql("CREATE ROLE netdoc_outside NOLOGIN");
        Check check = last(
                SERVER.freshSchema(), Map.of("NETDOC_STORE_USER", "netdoc_outside", "NETDOC_STORE_PASSWORD", "geheim"));
        assertThat(check.result()).isEqualTo(Result.BROKEN);
        assertThat(check.remedy()).contains("NETDOC_STORE_USER", "database exists");
        assertThat(check.detail()).doesNotContain("geheim");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        Check check = last(StoreAddress.of("postgresql://localhost:1/netdoc"), PostgresServer.LOGIN);
        assertThat(check.result()).isEqualTo(Result.BROKEN);
        assertThat(check.detail()).contains("localhost:1/netdoc", "refused");
    }
}
