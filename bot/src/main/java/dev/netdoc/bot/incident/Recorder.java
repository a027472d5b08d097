package dev.netdoc.bot.incident;

import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.conversation.Examinations.Cause;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a cluster for a post: what is read is kept as a snapshot first and concluded from afterwards, so that a replay
 * concludes from the very same. Thread-safe.
 */
public final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Map<String, LiveCluster> clusters;
    private final Doctor doctor;
    private final StoredSnapshots snapshots;

    public Recorder(Map<String, LiveCluster> clusters, Doctor doctor, StoredSnapshots snapshots) {
        this.clusters = Map.copyOf(clusters);
        this.doctor = doctor;
        this.snapshots = snapshots;
    }

    /** @param post id of the bulletin that it is for */
    Examined look(String post, String name) {
        LiveCluster cluster = clusters.get(name);
        if (cluster == null) {
            return new Examined.Down(name, Cause.FAILED, "");
        }
        @Nullable Path file = null;
        try {
            file = Files.createTempFile("netdoc-", ".json");
            cluster.record(file);
            Diagnosis diagnosis = doctor.diagnose(SnapshotReader.read(file));
            snapshots.keep(
                    post,
                    name,
                    file,
                    diagnosis.findings().stream().map(Finding::fingerprint).toList());
            return new Examined.Seen(name, diagnosis);
        } catch (ClusterUnavailable e) {
            LOG.warn("cluster {} cannot be reached: {}", name, e.getMessage());
            return new Examined.Down(name, Cause.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a snapshot", e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("a temporary snapshot stays behind: {}", e.getMessage());
            }
        }
    }
}
