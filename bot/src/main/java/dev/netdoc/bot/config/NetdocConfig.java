package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import dev.netdoc.bot.store.StoreAddress;
import java.nio.file.Path;
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
 * @param alertmanager empty for no webhook
 */
public record NetdocConfig(
        List<ClusterConfig> clusters,
        Map<String, ChannelConfig> channels,
        QuestionsConfig questions,
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
            QuestionsConfig.ANY_NUMBER,
            KnowledgeConfig.BUNDLED,
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
        questions = requireNonNullElse(questions, QuestionsConfig.ANY_NUMBER);
        knowledge = requireNonNullElse(knowledge, KnowledgeConfig.BUNDLED);
        remediation = requireNonNullElse(remediation, RemediationConfig.OFF);
        store = requireNonNullElse(store, Optional.empty());
        privateZones = List.copyOf(requireNonNullElse(privateZones, List.of()));
        incidents = requireNonNullElse(incidents, IncidentConfig.USUAL);
        web = requireNonNullElse(web, WebConfig.OFF);
        alertmanager = requireNonNullElse(alertmanager, Optional.empty());
    }

    /** {@return this with what may change while netdoc runs} */
    NetdocConfig following(QuestionsConfig newQuestions, RemediationConfig newRemediation) {
        return new NetdocConfig(
                clusters,
                channels,
                newQuestions,
                knowledge,
                newRemediation,
                store,
                privateZones,
                incidents,
                web,
                alertmanager);
    }

    /** {@return this with relative paths taken from {@code base}, and with a store} */
    NetdocConfig from(Path base) {
        return new NetdocConfig(
                clusters.stream().map(cluster -> cluster.from(base)).toList(),
                channels,
                questions,
                knowledge.from(base),
                remediation,
                Optional.of(store.orElse(StoreAddress.USUAL).from(base)),
                privateZones,
                incidents,
                web,
                alertmanager);
    }
}
