package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netdoc.bot.store.StoreAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything in {@code netdoc.yaml}. Paths are relative to that file. Nothing secret stands here: tokens come from the
 * environment.
 *
 * @param clusters the clusters netdoc looks at; none means that only the documentation half answers
 * @param channels settings by channel name or id
 * @param store what holds proposals and the audit: the path of a SQLite file, or {@code postgresql://host:port/database},
 *     whose user and password come from the environment
 * @param privateZones DNS zones that resolve inside the company, e.g. {@code corp.example.com}
 */
public record NetdocConfig(
        List<ClusterConfig> clusters,
        Map<String, ChannelConfig> channels,
        KnowledgeConfig knowledge,
        RemediationConfig remediation,
        Optional<StoreAddress> store,
        List<String> privateZones) {

    public static final NetdocConfig DEFAULTS = new NetdocConfig(
            List.of(),
            Map.of(),
            new KnowledgeConfig(List.of(), Optional.empty(), Optional.empty()),
            new RemediationConfig(false, List.of(), Map.of(), false, Optional.empty()),
            Optional.empty(),
            List.of());

    // A key that the file leaves out arrives as null.
    public NetdocConfig {
        clusters = List.copyOf(requireNonNullElse(clusters, List.of()));
        channels = Map.copyOf(requireNonNullElse(channels, Map.of()));
        knowledge = requireNonNullElse(knowledge, new KnowledgeConfig(List.of(), Optional.empty(), Optional.empty()));
        remediation = requireNonNullElse(
                remediation, new RemediationConfig(false, List.of(), Map.of(), false, Optional.empty()));
        store = requireNonNullElse(store, Optional.empty());
        privateZones = List.copyOf(requireNonNullElse(privateZones, List.of()));
    }

    /**
     * @param name what people call it in chat
     * @param kubeconfig empty for the usual one ({@code KUBECONFIG}, else {@code ~/.kube/config}, else in-cluster)
     * @param context of that kubeconfig; empty for its current one
     * @param write the second identity, which approved fixes use; empty to write with the one that reads
     */
    public record ClusterConfig(
            @JsonProperty(required = true) String name,
            Optional<Path> kubeconfig,
            Optional<String> context,
            Optional<WriteAccess> write) {
        public ClusterConfig {
            kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
            context = requireNonNullElse(context, Optional.empty());
            write = requireNonNullElse(write, Optional.empty());
        }
    }

    /**
     * @param kubeconfig empty for the one that reads
     * @param context empty for the one that reads
     */
    public record WriteAccess(Optional<Path> kubeconfig, Optional<String> context) {
        public WriteAccess {
            kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
            context = requireNonNullElse(context, Optional.empty());
        }
    }

    /** @param cluster the cluster that questions in this channel are about, unless they name another */
    public record ChannelConfig(Optional<String> cluster) {
        public ChannelConfig {
            cluster = requireNonNullElse(cluster, Optional.empty());
        }
    }

    /**
     * @param documents folders or files of the team's own documents (.md, .html, .txt); changes are taken in as they come
     * @param charset of documents that are not UTF-8 and declare nothing, e.g. {@code Shift_JIS}; empty to skip such
     * @param owner whom to ask when netdoc does not know, as people would write it in chat
     */
    public record KnowledgeConfig(List<Path> documents, Optional<Charset> charset, Optional<String> owner) {
        public KnowledgeConfig {
            documents = List.copyOf(requireNonNullElse(documents, List.of()));
            charset = requireNonNullElse(charset, Optional.empty());
            owner = requireNonNullElse(owner, Optional.empty());
        }
    }

    /**
     * Who may change clusters.
     *
     * @param enabled off by default: findings then show commands to run by hand and no buttons
     * @param approvers Slack user ids that may approve for every cluster; none means nobody
     * @param clusters approvers of single clusters, in place of the list above
     * @param twoPersons whether somebody other than the one who asked must approve
     * @param expiry how long a proposal waits for a decision; 30 minutes if not set
     */
    public record RemediationConfig(
            boolean enabled,
            List<String> approvers,
            Map<String, List<String>> clusters,
            boolean twoPersons,
            Optional<Duration> expiry) {
        public RemediationConfig {
            approvers = List.copyOf(requireNonNullElse(approvers, List.of()));
            clusters = Map.copyOf(requireNonNullElse(clusters, Map.of()));
            expiry = requireNonNullElse(expiry, Optional.empty());
        }
    }
}
