package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.PostgresServer;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresStoreTest {
    private static final PostgresServer SERVER = PostgresServer.get();

    @BeforeEach
    void serverOrSkip() {
        SERVER.sql("SELECT 1");
    }

    private static int head(Handle handle) {
        return handle.createQuery("SELECT seq FROM audit_head")
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void aDatabaseThatWentAwaySaysSoAndIsUsedAgainOnceItIsBack() {
        String name = SERVER.freshDatabase();
        try (Store store = Store.open(SERVER.address(name), PostgresServer.LOGIN)) {
            SERVER.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            SERVER.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

            assertThatThrownBy(() -> store.<Integer>read(PostgresStoreTest::head))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("/" + name)
                    .hasMessageContaining("reachable");
            SERVER.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            await().ignoreExceptionsInstanceOf(StoreUnavailable.class)
                    .untilAsserted(() -> assertThat(store.<Integer>read(PostgresStoreTest::head))
                            .isZero());
        }
    }

    @Test
    void aConnectionLostWhileWritingLeavesOpenWhetherItWasKept() {
        try (Store store = Store.open(SERVER.freshSchema(), PostgresServer.LOGIN)) {
            assertThatThrownBy(() -> store.execute(handle -> {
                        SERVER.sql("SELECT pg_terminate_backend("
                                + handle.createQuery("SELECT pg_backend_pid()")
                                        .mapTo(Integer.class)
                                        .one()
                                + ", 5000)");
                        handle.execute("UPDATE audit_head SET seq = 7");
                    }))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("may or may not");
            assertThat(store.<Integer>read(PostgresStoreTest::head)).isZero();
        }
    }

    @Test
    void aStricterDefaultOfTheServerDoesNotRefuseWriters() {
        String name = SERVER.freshDatabase();
        SERVER.sql("ALTER DATABASE " + name + " SET default_transaction_isolation = 'serializable'");
        try (Store store = Store.open(SERVER.address(name), PostgresServer.LOGIN)) {
            assertThat(store.<String>write(handle -> handle.createQuery("SHOW transaction_isolation")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("read committed");
        }
    }

    @Test
    void aDatabaseThatIsMissingIsNamedWithTheNextStep() {
        refused(SERVER.address("nowhere"), PostgresServer.LOGIN, "/nowhere: ", "create it");
    }

    @Test
    void aDatabaseThatCannotHoldEveryLanguageIsRefused() {
        SERVER.sql("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        refused(SERVER.address("latin"), PostgresServer.LOGIN, "LATIN1", "ENCODING 'UTF8'");
    }

    @Test
    void aUserWithoutRightsIsToldWhichAreMissing() {
        SERVER.sql("CREATE ROLE netdoc_guest LOGIN PASSWORD 'geheim'");
        refused(SERVER.freshSchema(), login("netdoc_guest"), "permission denied", "give that user");
    }

    @Test
    void aUserWhoMayNotLogInIsPointedToTheEnvironment() {
        SERVER.sql("CREATE ROLE netdoc_locked NOLOGIN");
        refused(SERVER.freshSchema(), login("netdoc_locked"), "NETDOC_STORE_USER", "NETDOC_STORE_PASSWORD");
    }

    @Test
    void withoutAUserNothingIsTried() {
        refused(
                StoreAddress.of("postgresql://nowhere.invalid/netdoc"),
                Map.of(),
                "nobody is named",
                "NETDOC_STORE_USER");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        refused(StoreAddress.of("postgresql://localhost:1/netdoc"), login("x"), "localhost:1/netdoc", "refused");
    }

    private static Map<String, String> login(String user) {
        return Map.of("NETDOC_STORE_USER", user, "NETDOC_STORE_PASSWORD", "geheim");
    }

    private static void refused(StoreAddress address, Map<String, String> login, String... said) {
        assertThatThrownBy(() -> Store.open(address, login).close())
                .isInstanceOf(StoreUnavailable.class)
                .message()
                .contains(said)
                .doesNotContain("geheim");
    }
}
