package dev.netdoc.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.netdoc.bot.store.StoreAddress.PostgresDatabase;
import dev.netdoc.bot.store.StoreAddress.SqliteFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example.com:5432/netdoc?sslmode=verify-full",
                "postgres://db.example.com:5432/netdoc?sslmode=verify-full",
                "jdbc:postgresql://db.example.com:5432/netdoc?sslmode=verify-full"
            })
    void aUrlKeepsItsParametersAndIsShownWithoutThem(String text) {
        assertThat(StoreAddress.of(text))
                .isEqualTo(new PostgresDatabase("jdbc:postgresql://db.example.com:5432/netdoc?sslmode=verify-full"))
                .hasToString("postgresql://db.example.com:5432/netdoc")
                .isEqualTo(StoreAddress.of(text).from(Path.of("/etc/netdoc")));
    }

    @Test
    void anythingElseIsAPathBesideTheConfiguration() {
        assertThat(StoreAddress.of("state/netdoc.db").from(Path.of("/etc/netdoc")))
                .isEqualTo(new SqliteFile(Path.of("/etc/netdoc/state/netdoc.db")))
                .hasToString("/etc/netdoc/state/netdoc.db");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://netdoc:geheim@db/netdoc",
                "postgresql://geheim@db/netdoc",
                "jdbc:postgresql://db/netdoc?sslmode=require&password=geheim",
                "jdbc:postgresql://db/netdoc?user=geheim",
                "postgresql:geheim",
                "postgresql://geheim",
                "mysql://netdoc:geheim@db/netdoc",
                "jdbc:sqlite:geheim"
            })
    void credentialsAndOtherDatabasesAreRefusedWithoutRepeatingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreAddress.of(text))
                .withMessageContaining("store")
                .withMessageNotContaining("geheim");
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(StoreLogin.of(Map.of("NETDOC_STORE_USER", " netdoc ", "NETDOC_STORE_PASSWORD", "geheim")))
                .hasToString("StoreLogin[user=netdoc]");
    }
}
