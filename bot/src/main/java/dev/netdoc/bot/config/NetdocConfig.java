package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netdoc.bot.store.StoreAddress;
import dev.netdoc.knowledge.Language;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything in {@code netdoc.yaml}. Paths are relative to that file. Nothing secret stands here: tokens come from the
 * environment.
 *
 * @param clusters the clusters netdoc looks at; none means that only the documentation half answers
 * @param channels settings by channel name or id
 * @param store what holds proposals and the audit: the path of a SQLite file, or {@code postgresql://host:port/database},
 *     whose user and password come from the environment
 * @param privateZones DNS zones that resolve inside the company, e.g. {@code corp.example.com}
 * @param alertmanager empty for no webhook
 */
public record NetdocConfig(
        List<ClusterConfig> clusters,
        Map<String, ChannelConfig> channels,
        KnowledgeConfig knowledge,
        RemediationConfig remediation,
        Optional<StoreAddress> store,
        List<String> privateZones,
        IncidentConfig incidents,
        WebConfig web,
        Optional<AlertConfig> alertmanager) {

    public static final NetdocConfig DEFAULTS = new NetdocConfig(
            List.of(),
            Map.of(),
            new KnowledgeConfig(List.of(), Optional.empty(), Optional.empty()),
            RemediationConfig.OFF,
            Optional.empty(),
            List.of(),
            IncidentConfig.USUAL,
            WebConfig.OFF,
            Optional.empty());

    // A key that the file leaves out arrives as null.
    public NetdocConfig {
        clusters = List.copyOf(requireNonNullElse(clusters, List.of()));
        channels = Map.copyOf(requireNonNullElse(channels, Map.of()));
        knowledge = requireNonNullElse(knowledge, new KnowledgeConfig(List.of(), Optional.empty(), Optional.empty()));
        remediation = requireNonNullElse(remediation, RemediationConfig.OFF);
        store = requireNonNullElse(store, Optional.empty());
        privateZones = List.copyOf(requireNonNullElse(privateZones, List.of()));
        incidents = requireNonNullElse(incidents, IncidentConfig.USUAL);
        web = requireNonNullElse(web, WebConfig.OFF);
        alertmanager = requireNonNullElse(alertmanager, Optional.empty());
    }

    /** Without what was added since. */
    public NetdocConfig(
            List<ClusterConfig> clusters,
            Map<String, ChannelConfig> channels,
            KnowledgeConfig knowledge,
            RemediationConfig remediation,
            Optional<StoreAddress> store,
            List<String> privateZones) {
        this(
                clusters,
                channels,
                knowledge,
                remediation,
                store,
                privateZones,
                IncidentConfig.USUAL,
                WebConfig.OFF,
                Optional.empty());
    }

    /**
     * The channels that netdoc joins by itself to post its diagnosis.
     *
     * @param enabled on unless it is turned off
     * @param channels regular expressions that a channel's name is searched for; {@code ^inc-} and {@code ^incident-} if
     *     not set
     * @param creators ids of users and bots whose channels are incidents whatever their name
     * @param language of what is posted there; English if not set
     */
    public record IncidentConfig(
            Boolean enabled, List<Pattern> channels, List<String> creators, Optional<Language> language) {
        private static final List<Pattern> NAMES = List.of(Pattern.compile("^inc-"), Pattern.compile("^incident-"));
        public static final IncidentConfig USUAL = new IncidentConfig(true, List.of(), List.of(), Optional.empty());

        public IncidentConfig {
            enabled = requireNonNullElse(enabled, true);
            channels = channels == null || channels.isEmpty() ? NAMES : List.copyOf(channels);
            creators = List.copyOf(requireNonNullElse(creators, List.of()));
            language = requireNonNullElse(language, Optional.empty());
        }
    }

    /**
     * The web endpoints.
     *
     * @param port where they listen; none if not set
     * @param address to listen on; all of them if not set
     */
    public record WebConfig(Optional<Integer> port, Optional<String> address) {
        public static final WebConfig OFF = new WebConfig(Optional.empty(), Optional.empty());

        public WebConfig {
            port = requireNonNullElse(port, Optional.empty());
            address = requireNonNullElse(address, Optional.empty());
            if (port.filter(p -> p < 0 || p > 65_535).isPresent()) {
                throw new IllegalArgumentException("web.port must be between 0 and 65535, not " + port.get());
            }
        }
    }

    /**
     * What comes in at {@code POST /webhooks/alertmanager}.
     *
     * @param channel id or name of the channel where alerts are posted
     * @param cluster that alerts are about which name none; empty for all
     * @param language of what is posted; English if not set
     */
    public record AlertConfig(
            @JsonProperty(required = true) String channel, Optional<String> cluster, Optional<Language> language) {
        public AlertConfig {
            cluster = requireNonNullElse(cluster, Optional.empty());
            language = requireNonNullElse(language, Optional.empty());
        }
    }

    /**
     * @param name what people call it in chat
     * @param kubeconfig empty for the usual one ({@code KUBECONFIG}, else {@code ~/.kube/config}, else in-cluster)
     * @param context of that kubeconfig; empty for its current one
     * @param write the second identity, which approved fixes use; empty to write with the one that reads
     * @param subjectAccessReview whether approvers may approve only what their own Kubernetes user may do; the identity
     *     that writes then needs {@code create subjectaccessreviews.authorization.k8s.io}
     * @param findings where new critical findings are posted; empty to post none
     */
    public record ClusterConfig(
            @JsonProperty(required = true) String name,
            Optional<Path> kubeconfig,
            Optional<String> context,
            Optional<WriteAccess> write,
            boolean subjectAccessReview,
            Optional<FindingsConfig> findings) {
        public ClusterConfig {
            kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
            context = requireNonNullElse(context, Optional.empty());
            write = requireNonNullElse(write, Optional.empty());
            findings = requireNonNullElse(findings, Optional.empty());
        }

        /** Without what was added since. */
        public ClusterConfig(
                String name,
                Optional<Path> kubeconfig,
                Optional<String> context,
                Optional<WriteAccess> write,
                boolean subjectAccessReview) {
            this(name, kubeconfig, context, write, subjectAccessReview, Optional.empty());
        }
    }

    /**
     * @param channel id or name
     * @param language of what is posted; English if not set
     */
    public record FindingsConfig(
            @JsonProperty(required = true) String channel, Optional<Language> language) {
        public FindingsConfig {
            language = requireNonNullElse(language, Optional.empty());
        }
    }

    /**
     * @param kubeconfig empty for the one that reads
     * @param context empty for the one that reads
     * @param tokenFile a file with the bearer token of this identity, in place of what the kubeconfig or the pod says
     *     of who asks; read anew for each request. Within a pod this is how a second ServiceAccount is used
     */
    public record WriteAccess(Optional<Path> kubeconfig, Optional<String> context, Optional<Path> tokenFile) {
        public WriteAccess {
            kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
            context = requireNonNullElse(context, Optional.empty());
            tokenFile = requireNonNullElse(tokenFile, Optional.empty());
        }

        /** As that context says who asks. */
        public WriteAccess(Optional<Path> kubeconfig, Optional<String> context) {
            this(kubeconfig, context, Optional.empty());
        }
    }

    /**
     * @param cluster the cluster that questions in this channel are about, unless they name another
     * @param language {@code en}, {@code id}, {@code ja} or {@code zh}: what is answered in there; that of the question if
     *     not set. What somebody chose for themselves comes first
     */
    public record ChannelConfig(Optional<String> cluster, Optional<String> language) {
        public ChannelConfig {
            cluster = requireNonNullElse(cluster, Optional.empty());
            language = requireNonNullElse(language, Optional.empty());
            language.ifPresent(code -> knownLanguage("channels.<name>.language", code));
        }
    }

    private static Language knownLanguage(String key, String code) {
        return Language.of(code)
                .orElseThrow(() -> new IllegalArgumentException(key + " must be en, id, ja or zh, not '" + code + "'"));
    }

    /**
     * @param documents folders or files of the team's own documents (.md, .html, .txt); changes are taken in as they come
     * @param charset of documents that are not UTF-8 and declare nothing, e.g. {@code Shift_JIS}; empty to skip such
     * @param owner whom to ask when netdoc does not know, as people would write it in chat
     * @param owners ids of Slack users ({@code U…}) and user groups ({@code S…}) that may add phrasings; none means nobody
     * @param digest the questions of the week, posted in a channel; not posted if not set
     */
    public record KnowledgeConfig(
            List<Path> documents,
            Optional<Charset> charset,
            Optional<String> owner,
            List<String> owners,
            Optional<DigestConfig> digest) {
        public KnowledgeConfig {
            documents = List.copyOf(requireNonNullElse(documents, List.of()));
            charset = requireNonNullElse(charset, Optional.empty());
            owner = requireNonNullElse(owner, Optional.empty());
            owners = List.copyOf(requireNonNullElse(owners, List.of()));
            digest = requireNonNullElse(digest, Optional.empty());
            RemediationConfig.check("knowledge.owners", owners);
        }

        /** Without owners and their digest. */
        public KnowledgeConfig(List<Path> documents, Optional<Charset> charset, Optional<String> owner) {
            this(documents, charset, owner, List.of(), Optional.empty());
        }
    }

    /**
     * When and where the questions of the week are posted.
     *
     * @param channel its id, {@code C…}
     * @param day {@code MONDAY} if not set
     * @param hour 0 to 23; 9 if not set
     * @param zone e.g. {@code Europe/Berlin}; UTC if not set
     * @param language {@code en}, {@code id}, {@code ja} or {@code zh}; {@code en} if not set
     */
    public record DigestConfig(
            @JsonProperty(required = true) String channel, DayOfWeek day, Integer hour, ZoneId zone, String language) {
        private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]+");

        public DigestConfig {
            day = requireNonNullElse(day, DayOfWeek.MONDAY);
            hour = requireNonNullElse(hour, 9);
            zone = requireNonNullElse(zone, ZoneOffset.UTC);
            language = requireNonNullElse(language, "en");
            if (!CHANNEL.matcher(channel).matches()) {
                throw new IllegalArgumentException("knowledge.digest.channel has '" + channel
                        + "'; write the channel's id (C…), as its details show it");
            }
            if (hour < 0 || hour > 23) {
                throw new IllegalArgumentException("knowledge.digest.hour must be 0 to 23, not " + hour);
            }
            knownLanguage("knowledge.digest.language", language);
        }
    }

    /**
     * Who may change clusters, and how much.
     *
     * @param enabled off by default: findings then show commands to run by hand and no buttons
     * @param approvers ids of Slack users ({@code U…}) and user groups ({@code S…}) that may approve for every cluster;
     *     none means nobody
     * @param clusters approvers of single clusters, in place of the list above
     * @param twoPersons whether somebody other than the one who asked must approve
     * @param expiry how long a proposal waits for a decision; 30 minutes if not set
     * @param approvals how many people must approve
     * @param protectedNamespaces where no fix touches an object; none if not set. For namespaces whose objects are
     *     changed through a pipeline only, or by another team
     * @param perDay how many fixes of one cluster may be begun within 24 hours; 20 if not set
     * @param kubernetesUsers who an approver is in the clusters, by Slack user id; asked about where a cluster says
     *     {@code subjectAccessReview: true}
     */
    public record RemediationConfig(
            boolean enabled,
            List<String> approvers,
            Map<String, List<String>> clusters,
            boolean twoPersons,
            Optional<Duration> expiry,
            ApprovalsConfig approvals,
            List<String> protectedNamespaces,
            Integer perDay,
            Map<String, KubernetesUserConfig> kubernetesUsers) {
        static final RemediationConfig OFF = new RemediationConfig(false, List.of(), Map.of(), false, Optional.empty());
        private static final int USUAL_PER_DAY = 20;
        private static final Pattern APPROVER = Pattern.compile("[USW][A-Z0-9]+");

        public RemediationConfig {
            approvers = List.copyOf(requireNonNullElse(approvers, List.of()));
            clusters = Map.copyOf(requireNonNullElse(clusters, Map.of()));
            expiry = requireNonNullElse(expiry, Optional.empty());
            approvals = requireNonNullElse(approvals, ApprovalsConfig.ONE);
            protectedNamespaces = List.copyOf(requireNonNullElse(protectedNamespaces, List.of()));
            perDay = requireNonNullElse(perDay, USUAL_PER_DAY);
            kubernetesUsers = Map.copyOf(requireNonNullElse(kubernetesUsers, Map.of()));
            check("remediation.approvers", approvers);
            clusters.forEach((cluster, ids) -> check("remediation.clusters." + cluster, ids));
            if (perDay < 1) {
                throw new IllegalArgumentException("remediation.perDay must be at least 1, not " + perDay
                        + "; to allow no fixes, set remediation.enabled to false");
            }
        }

        /** Without what was added since. */
        public RemediationConfig(
                boolean enabled,
                List<String> approvers,
                Map<String, List<String>> clusters,
                boolean twoPersons,
                Optional<Duration> expiry) {
            this(
                    enabled,
                    approvers,
                    clusters,
                    twoPersons,
                    expiry,
                    ApprovalsConfig.ONE,
                    List.of(),
                    USUAL_PER_DAY,
                    Map.of());
        }

        // A name or a handle would look right and let nobody in.
        private static void check(String key, List<String> ids) {
            ids.stream()
                    .filter(id -> !APPROVER.matcher(id).matches())
                    .findFirst()
                    .ifPresent(id -> {
                        throw new IllegalArgumentException(key + " has '" + id
                                + "'; write ids of Slack users (U…) and user groups (S…), as Copy member ID and the group's"
                                + " page show them");
                    });
        }
    }

    /** @param high how many different people must approve a fix with a high blast radius; 1 if not set */
    public record ApprovalsConfig(Integer high) {
        static final ApprovalsConfig ONE = new ApprovalsConfig(1);

        public ApprovalsConfig {
            high = requireNonNullElse(high, 1);
            if (high < 1) {
                throw new IllegalArgumentException("remediation.approvals.high must be at least 1, not " + high);
            }
        }
    }

    /**
     * Who somebody is to the API servers. A text alone is the user's name.
     *
     * @param user e.g. {@code jane@example.com}
     * @param groups theirs, where rights hang on groups
     */
    public record KubernetesUserConfig(String user, List<String> groups) {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public KubernetesUserConfig(
                @JsonProperty(value = "user", required = true) String user,
                @JsonProperty("groups") @Nullable List<String> groups) {
            if (user.isBlank()) {
                throw new IllegalArgumentException("remediation.kubernetesUsers has an empty user");
            }
            this.user = user;
            this.groups = List.copyOf(requireNonNullElse(groups, List.of()));
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static KubernetesUserConfig of(String user) {
            return new KubernetesUserConfig(user, List.of());
        }
    }
}
