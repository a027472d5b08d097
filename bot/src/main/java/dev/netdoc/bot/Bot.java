package dev.netdoc.bot;

import dev.netdoc.bot.approval.ApprovalPolicy;
import dev.netdoc.bot.approval.Checks;
import dev.netdoc.bot.approval.KubernetesUser;
import dev.netdoc.bot.approval.KubernetesUsers;
import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.approval.StoredProposalList;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.bot.config.ClusterConfig;
import dev.netdoc.bot.config.DigestConfig;
import dev.netdoc.bot.config.LiveConfig;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.config.RemediationConfig;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.Installation;
import dev.netdoc.bot.conversation.QuestionRate;
import dev.netdoc.bot.conversation.Surroundings;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.log.Correlation;
import dev.netdoc.bot.metrics.Metrics;
import dev.netdoc.bot.preference.StoredPreferences;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.question.StoredFeedback;
import dev.netdoc.bot.question.StoredKnowledgeCare;
import dev.netdoc.bot.question.StoredPhrasings;
import dev.netdoc.bot.question.StoredQuestions;
import dev.netdoc.bot.remedy.ClusterRehearsal;
import dev.netdoc.bot.remedy.ClusterReview;
import dev.netdoc.bot.remedy.FixRunner;
import dev.netdoc.bot.remedy.FixTarget;
import dev.netdoc.bot.remedy.Housekeeping;
import dev.netdoc.bot.slack.SlackApp;
import dev.netdoc.bot.slack.SlackSettings;
import dev.netdoc.bot.store.SlackEvents;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.bot.trace.Traces;
import dev.netdoc.bot.web.WebServer;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fix.Fixes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A running bot: everything is wired here, by constructors. Close it to leave Slack and hand over what is under way. */
public final class Bot implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Store store;
    private final Knowledge knowledge;
    private final StoredApprovals approvals;
    private final SlackApp slack;
    private final ExecutorService workers;
    private final Housekeeping housekeeping;
    private final Incidents incidents;
    private final Optional<WebServer> web;
    private final Metrics metrics = Metrics.prometheus();
    private final Traces traces;

    /**
     * Starts everything. Slack connects in the background, and again whenever it is lost.
     *
     * @throws dev.netdoc.bot.store.StoreUnavailable if the store cannot be opened
     * @throws dev.netdoc.bot.cluster.KubeconfigUnusable if a cluster of the configuration has no usable kubeconfig
     * @throws dev.netdoc.bot.trace.TracesMisconfigured if OpenTelemetry's variables cannot be followed
     */
    public static Bot start(LiveConfig config, SlackSettings slack, Map<String, String> environment) {
        return new Bot(config, slack, environment, InstantSource.system());
    }

    private Bot(LiveConfig live, SlackSettings settings, Map<String, String> environment, InstantSource clock) {
        NetdocConfig config = live.get();
        traces = Traces.of(environment, version());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        // Rules and search take a second each to get ready; together they take one.
        CompletableFuture<DroolsDoctor> rules = CompletableFuture.supplyAsync(DroolsDoctor::load, workers);
        var sources = new Knowledge.Sources(
                true, config.knowledge().documents(), config.knowledge().charset());
        CompletableFuture<LuceneKnowledge> documents =
                CompletableFuture.supplyAsync(() -> LuceneKnowledge.open(sources, new ImportLog()), workers);
        web = config.web().port().map(port -> WebServer.start(config.web(), metrics::scrape));

        var opening = new Clusters(environment, clock, config.privateZones());
        Map<String, LiveCluster> clusters = new LinkedHashMap<>();
        Map<String, ClusterWriter> writers = new LinkedHashMap<>();
        for (ClusterConfig cluster : config.clusters()) {
            clusters.put(cluster.name(), opening.open(cluster));
            if (config.remediation().enabled()) {
                writers.put(cluster.name(), opening.writer(cluster));
            }
        }
        store = Store.open(config.store().orElse(StoreAddress.USUAL), environment);
        var deliveries = new SlackEvents(store, clock);
        approvals = new StoredApprovals(
                store,
                new Audit(store, clock),
                clock,
                () -> policy(live.get(), team()),
                new Checks(new SlackSays(), new ClusterReview(writers), Fixes::highBlastRadius),
                new ClusterRehearsal(writers));

        Doctor doctor = metrics.measured(join(rules));
        LuceneKnowledge opened = join(documents);
        knowledge = metrics.measured(opened);
        var texts = Texts.load();
        Map<String, Cluster> measured = new LinkedHashMap<>();
        clusters.forEach((name, cluster) -> measured.put(name, metrics.measured(cluster)));
        // Whoever gives them work for an event has it done for that event.
        Executor carrying = Correlation.carrying(workers);
        var examinations = new Examinations(List.copyOf(measured.values()), doctor, carrying, PATIENCE, clock);
        var questions = new StoredQuestions(store, clock);
        var feedback = new StoredFeedback(store, clock);
        var care = new StoredKnowledgeCare(
                questions,
                new StoredPhrasings(store, clock),
                opened,
                Set.copyOf(config.knowledge().owners()),
                config.knowledge().digest().map(Bot::digest));
        var proposals = new StoredProposalList(store);
        metrics.proposals(proposals::counts);
        var conversation = new Conversation(
                knowledge,
                examinations,
                approvals,
                new Surroundings(
                        questions,
                        new StoredPreferences(store),
                        feedback,
                        proposals,
                        installation(config),
                        QuestionRate.following(() -> live.get().questions().perMinute(), clock)),
                texts,
                config.knowledge().owner());
        slack = new SlackApp(
                settings,
                conversation,
                approvals,
                doctor,
                new StoredDeliveries(deliveries),
                texts,
                channelSettings(config),
                Optional.of(care),
                metrics.slackCalls(),
                traces,
                clock);
        metrics.slackConnected(slack::connected);
        var runner = new FixRunner(
                approvals.fixLog(Runner.here()),
                targets(measured, writers),
                Fixes.byId(),
                doctor,
                clock,
                Pace.REAL,
                workers,
                traces);
        approvals.onChange(runner::onChange);
        incidents = Incidents.wire(
                config,
                new Incidents.Parts(
                        store,
                        clusters,
                        doctor,
                        knowledge,
                        examinations,
                        approvals,
                        texts,
                        slack,
                        web,
                        carrying,
                        clock),
                Runner.here().name(),
                environment);
        slack.start();
        incidents.start();
        housekeeping = new Housekeeping(
                        approvals,
                        runner,
                        deliveries,
                        List.of(
                                live::reload,
                                questions::forget,
                                feedback::forget,
                                opened::refresh,
                                care::refresh,
                                slack::postDigest,
                                incidents::tidy))
                .start();
    }

    /** Whether Slack is connected at this moment. */
    public boolean connected() {
        return slack.connected();
    }

    /** Why Slack will never let this bot in; empty while there is hope. */
    public Optional<String> refusal() {
        return slack.refusal();
    }

    @Override
    public void close() {
        web.ifPresent(WebServer::close);
        incidents.close();
        slack.close();
        housekeeping.close();
        // A fix under way is left as the store has it; whoever starts next goes on with it.
        workers.shutdownNow();
        approvals.close();
        knowledge.close();
        store.close();
        metrics.close();
        traces.close();
    }

    /** The port of the web endpoints; empty if there are none. */
    public Optional<Integer> port() {
        return web.map(WebServer::port);
    }

    private Installation installation(NetdocConfig config) {
        boolean database = config.store().orElse(StoreAddress.USUAL) instanceof StoreAddress.PostgresDatabase;
        return new Installation(version(), database ? "PostgreSQL" : "SQLite", this::storeAnswers);
    }

    private static String version() {
        String version = Bot.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private boolean storeAnswers() {
        try {
            return store.read(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    private static KnowledgeCare.Digest digest(DigestConfig config) {
        return new KnowledgeCare.Digest(
                config.channel(), config.day(), config.hour(), config.zone(), config.language());
    }

    private Optional<String> team() {
        return slack.team();
    }

    /** The people as Slack knows them, once it is there. */
    private final class SlackSays implements Members {
        @Override
        public Found<Standing> standing(Person person) {
            return slack.members().standing(person);
        }

        @Override
        public Found<Set<String>> group(String id) {
            return slack.members().group(id);
        }
    }

    private static ApprovalPolicy policy(NetdocConfig config, Optional<String> team) {
        RemediationConfig remediation = config.remediation();
        Map<String, Set<String>> byCluster = remediation.clusters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        Set<String> reviewed = config.clusters().stream()
                .filter(ClusterConfig::subjectAccessReview)
                .map(ClusterConfig::name)
                .collect(Collectors.toSet());
        Map<String, KubernetesUser> users = remediation.kubernetesUsers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new KubernetesUser(
                                entry.getValue().user(), entry.getValue().groups())));
        return new ApprovalPolicy(
                remediation.enabled(),
                team,
                Set.copyOf(remediation.approvers()),
                byCluster,
                remediation.twoPersons(),
                remediation.expiry().orElse(ApprovalPolicy.USUAL_EXPIRY),
                new Limits(
                        remediation.approvals().high(),
                        Set.copyOf(remediation.protectedNamespaces()),
                        remediation.perDay()),
                new KubernetesUsers(reviewed, users));
    }

    private static Map<String, SlackApp.ChannelSettings> channelSettings(NetdocConfig config) {
        Map<String, SlackApp.ChannelSettings> settings = new LinkedHashMap<>();
        config.channels()
                .forEach((channel, its) ->
                        settings.put(channel, new SlackApp.ChannelSettings(its.cluster(), its.language())));
        return settings;
    }

    private static Map<String, FixTarget> targets(Map<String, Cluster> clusters, Map<String, ClusterWriter> writers) {
        Map<String, FixTarget> targets = new LinkedHashMap<>();
        clusters.forEach((name, cluster) -> {
            ClusterWriter writer = writers.get(name);
            if (writer != null) {
                targets.put(name, new FixTarget(cluster, writer));
            }
        });
        return targets;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
