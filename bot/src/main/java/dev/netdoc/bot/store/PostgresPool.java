package dev.netdoc.bot.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** How a PostgreSQL database is opened: every wait is bounded, and its own settings do not change what a write means. */
final class PostgresPool {
    static final int CONNECTIONS = 8;
    static final String CHECK =
            "check that it is reachable and writable and was made by this version of netdoc or an older one";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** How long a caller waits for a connection while all are in use or the server is away. */
    private static final Duration WAIT = Duration.ofSeconds(5);
    /** Longer than any statement may take: only a server that has gone silent is given up. */
    private static final Duration SOCKET = Duration.ofSeconds(40);

    // A replica that hangs in a transaction holds the line of the audit; the server then ends it for the others.
    private static final String BOUNDS = "SET lock_timeout = '10s'; SET statement_timeout = '30s';"
            + " SET idle_in_transaction_session_timeout = '30s'";

    private PostgresPool() {}

    static HikariConfig pool(StoreAddress.PostgresDatabase database, StoreLogin login) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(login.user().orElse(null));
        config.setPassword(login.password().orElse(null));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(WAIT.toMillis());
        config.setValidationTimeout(CONNECT.toMillis());
        config.setConnectionInitSql(BOUNDS);
        // Writers wait for the row of audit_head, then must see what the one before them committed: each statement of
        // READ COMMITTED does. A stricter default of the server would refuse every second of two clicks at once.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // Parameters of the URL go before these.
        config.addDataSourceProperty("ApplicationName", "netdoc");
        config.addDataSourceProperty("connectTimeout", seconds(CONNECT));
        config.addDataSourceProperty("socketTimeout", seconds(SOCKET));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // After a failover the old primary may still answer, for reading alone.
        config.addDataSourceProperty("targetServerType", "primary");
        return config;
    }

    /** Questions come in four languages, and clusters hold whatever they hold. */
    static void requireUtf8(DataSource database) {
        String encoding = Jdbi.create(database)
                .withHandle(handle -> handle.createQuery("SHOW server_encoding")
                        .mapTo(String.class)
                        .one());
        if (!encoding.equals("UTF8")) {
            throw new IllegalStateException("its encoding is " + encoding + ", it must have ENCODING 'UTF8'");
        }
    }

    /** {@return what to do about a database that could not be opened} */
    static String nextStep(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return "check " + StoreLogin.USER + " and " + StoreLogin.PASSWORD + " and whom the server lets in";
        }
        return switch (state) {
            case "3D000" -> "create it, with ENCODING 'UTF8'";
            case "42501", "3F000" -> "give that user CREATE and USAGE on the schema that holds netdoc's tables";
            default -> CHECK;
        };
    }

    /**
     * Whether the server undid a transaction only because of another one at the same time. READ COMMITTED leaves
     * deadlocks, and conflicts that a server with stricter settings finds.
     */
    static boolean undoneByAnother(SQLException e) {
        return "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
    }

    /** Whether the connection broke, so that a commit under way may or may not have arrived. */
    static boolean connectionLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
