package dev.netdoc.bot.incident;

import dev.netdoc.bot.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What netdoc had read when it posted something by itself: enough to conclude the same once more, later and elsewhere.
 * Credentials are left out as in every snapshot. Thread-safe.
 */
public final class StoredSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSnapshots.class);
    private static final Duration KEPT = Duration.ofDays(14);
    private static final long LARGEST = 32L << 20;

    private final Store store;
    private final InstantSource clock;

    public StoredSnapshots(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param post the id of the bulletin
     * @param findings fingerprints, as they were concluded
     */
    public record Kept(String post, String cluster, Instant at, List<String> findings) {}

    /** Keeps a snapshot for a post; one that is too large even when packed is left out, which is logged. */
    public void keep(String post, String cluster, Path file, List<String> findings) {
        byte[] packed = packed(file);
        if (packed.length > LARGEST) {
            LOG.warn("{} keeps no snapshot of {}: packed it has {} MiB", post, cluster, packed.length >> 20);
            return;
        }
        store.execute(handle -> handle.createUpdate("""
                        INSERT INTO snapshots (post, cluster, at, findings, content)
                        VALUES (:post, :cluster, :at, :findings, :content) ON CONFLICT DO NOTHING""")
                .bind("post", post)
                .bind("cluster", cluster)
                .bind("at", clock.millis())
                .bind("findings", String.join("\n", findings))
                .bind("content", packed)
                .execute());
    }

    /** @return the snapshots of a post, by cluster */
    public List<Kept> of(String post) {
        return store.read(handle -> handle.createQuery(
                        "SELECT post, cluster, at, findings FROM snapshots WHERE post = :post ORDER BY cluster")
                .bind("post", post)
                .map((row, context) -> kept(
                        row.getString("post"), row.getString("cluster"), row.getLong("at"), row.getString("findings")))
                .list());
    }

    /** @return the newest posts that have one, newest first */
    public List<Kept> newest(int most) {
        return store.read(handle -> handle.createQuery(
                        "SELECT post, cluster, at, findings FROM snapshots ORDER BY at DESC, post, cluster LIMIT :most")
                .bind("most", most)
                .map((row, context) -> kept(
                        row.getString("post"), row.getString("cluster"), row.getLong("at"), row.getString("findings")))
                .list());
    }

    /** Writes a snapshot into a file, as {@code netdoc snapshot} would have. */
    public void write(Kept kept, Path file) {
        Optional<byte[]> packed = store.read(
                handle -> handle.createQuery("SELECT content FROM snapshots WHERE post = :post AND cluster = :cluster")
                        .bind("post", kept.post())
                        .bind("cluster", kept.cluster())
                        .mapTo(byte[].class)
                        .findOne());
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.orElseThrow()));
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the snapshot of " + kept.post(), e);
        }
    }

    /** Forgets snapshots after two weeks. */
    public void forget() {
        store.execute(handle -> handle.createUpdate("DELETE FROM snapshots WHERE at < :limit")
                .bind("limit", clock.instant().minus(KEPT).toEpochMilli())
                .execute());
    }

    private static Kept kept(String post, String cluster, long at, String findings) {
        return new Kept(
                post,
                cluster,
                Instant.ofEpochMilli(at),
                findings.isEmpty() ? List.of() : List.of(findings.split("\n")));
    }

    private static byte[] packed(Path file) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new GZIPOutputStream(bytes)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return bytes.toByteArray();
    }
}
