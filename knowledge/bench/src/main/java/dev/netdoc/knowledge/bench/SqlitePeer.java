package dev.netdoc.knowledge.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** SQLite's FTS5 with one of its tokenizers, in memory; any word may match, bm25() orders. */
final class SqlitePeer implements Peer {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Pattern SPACED = Pattern.compile("[\\p{IsLatin}\\p{Nd}]+");
    private static final int TRIGRAM = 3;
    private static final int MOST = 60;

    private final String tokenizer;
    private final Connection connection;

    SqlitePeer(String tokenizer) {
        this.tokenizer = tokenizer;
        try {
            this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void index(List<Export.Document> documents) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE entries USING fts5(q, a, tokenize = '" + tokenizer + "')");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entries (rowid, q, a) VALUES (?, ?, ?)")) {
            for (int i = 0; i < documents.size(); i++) {
                Export.Document one = documents.get(i);
                insert.setInt(1, i + 1);
                insert.setString(2, one.title() + "\n" + String.join("\n", one.phrasings()));
                insert.setString(3, one.body());
                insert.execute();
            }
        }
        connection.commit();
    }

    @Override
    public List<Integer> search(String question, String language) throws SQLException {
        List<Integer> places = new ArrayList<>();
        Set<String> terms = terms(question);
        if (terms.isEmpty()) {
            return places;
        }
        String match = String.join(" OR ", terms.stream().map(term -> "\"" + term + "\"").toList());
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY bm25(entries, 2.0, 1.0) LIMIT " + MOST)) {
            query.setString(1, match);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    places.add(rows.getInt(1) - 1);
                }
            }
        }
        return places;
    }

    /** Words; for trigrams every three characters where words are not spaced, which is how FTS5 would look for them. */
    private Set<String> terms(String question) {
        Set<String> terms = new LinkedHashSet<>();
        for (String word : WORD.matcher(question).results().map(MatchResult::group).toList()) {
            boolean cut = tokenizer.equals("trigram") && !SPACED.matcher(word).matches();
            if (!cut) {
                terms.add(word);
                continue;
            }
            for (int i = 0; i + TRIGRAM <= word.length(); i++) {
                terms.add(word.substring(i, i + TRIGRAM));
            }
        }
        return terms;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
