package dev.netdoc.knowledge.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's full-text search with its dictionary of each language; any word may match, ts_rank orders. */
final class PostgresPeer implements Peer {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Map<String, String> CONFIGURATIONS =
            Map.of("en", "english", "id", "indonesian", "ja", "simple", "zh", "simple");
    private static final int MOST = 60;

    private final EmbeddedPostgres server;
    private final Connection connection;

    PostgresPeer(Path work) throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("postgres").toFile())
                .start();
        try {
            connection = server.getPostgresDatabase().getConnection();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void index(List<Export.Document> documents) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE entries (place int PRIMARY KEY, words tsvector)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO entries VALUES (?,"
                + " setweight(to_tsvector(?::regconfig, ?), 'A') || setweight(to_tsvector(?::regconfig, ?), 'C'))")) {
            for (int i = 0; i < documents.size(); i++) {
                Export.Document one = documents.get(i);
                String configuration = CONFIGURATIONS.getOrDefault(one.language(), "simple");
                insert.setInt(1, i);
                insert.setString(2, configuration);
                insert.setString(3, one.title() + "\n" + String.join("\n", one.phrasings()));
                insert.setString(4, configuration);
                insert.setString(5, one.body());
                insert.execute();
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE INDEX ON entries USING gin (words)");
            statement.execute("ANALYZE entries");
        }
    }

    @Override
    public List<Integer> search(String question, String language) throws SQLException {
        Set<String> words = new LinkedHashSet<>(
                WORD.matcher(question).results().map(MatchResult::group).toList());
        List<Integer> places = new ArrayList<>();
        if (words.isEmpty()) {
            return places;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT place FROM entries, to_tsquery(?::regconfig, ?) q"
                + " WHERE words @@ q ORDER BY ts_rank(words, q, 1) DESC, place LIMIT " + MOST)) {
            query.setString(1, CONFIGURATIONS.getOrDefault(language, "simple"));
            query.setString(2, String.join(" | ", words));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    places.add(rows.getInt(1));
                }
            }
        }
        return places;
    }

    /** The server's processes, whose shared memory is counted in each. */
    @Override
    public long otherMemoryMb() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            long sum = 0;
            for (Path process : processes.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                if (Files.isReadable(process.resolve("comm"))
                        && Files.readString(process.resolve("comm")).startsWith("postgres")) {
                    sum += PeerMain.residentMb(process.getFileName().toString());
                }
            }
            return sum;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }
}
