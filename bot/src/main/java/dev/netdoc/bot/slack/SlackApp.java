package dev.netdoc.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.DigestTalk;
import dev.netdoc.bot.conversation.Faults;
import dev.netdoc.bot.conversation.ProposalView;
import dev.netdoc.bot.conversation.Refusals;
import dev.netdoc.bot.conversation.Surroundings;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.incident.IncidentChannels;
import dev.netdoc.bot.incident.Muting;
import dev.netdoc.bot.incident.Noticeboard;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.trace.Traces;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Doctor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** netdoc in one Slack workspace. Start it once; close it to leave. */
public final class SlackApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackApp.class);
    private static final Duration APART = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int CALL_MILLIS = 10_000;

    private final Slack slack;
    private final Workers workers;
    private final Connection connection;
    private final Optional<HttpEntrance> http;
    private final Approvals approvals;
    private final ProposalMessages proposals;
    private final Members members;
    private final Noticeboard board;
    private final IncidentSurface incidents = new IncidentSurface();
    private final Served served;

    /** What incidents are served with. */
    private record Served(
            MethodsClient client, Texts texts, Posts posts, BlockRenderer renderer, Deliveries deliveries) {}

    private final Optional<Digest> digest;

    /**
     * What is set for a channel.
     *
     * @param cluster that questions there are about
     * @param language of the answers there; empty for that of each question
     */
    public record ChannelSettings(Optional<String> cluster, Optional<Language> language) {}

    /** Without owners of the knowledge. */
    public SlackApp(
            SlackSettings settings,
            Conversation conversation,
            Approvals approvals,
            Doctor doctor,
            Deliveries deliveries,
            Texts texts,
            Map<String, ChannelSettings> channelSettings,
            InstantSource clock) {
        this(
                settings,
                conversation,
                approvals,
                doctor,
                deliveries,
                texts,
                channelSettings,
                Optional.empty(),
                SlackCalls.UNHEARD,
                Traces.OFF,
                clock);
    }

    /**
     * @param channelSettings by channel id or name
     * @param care for the owners of the knowledge
     * @param calls hears of the calls of the Web API
     * @param traces tell what was done for each event
     */
    public SlackApp(
            SlackSettings settings,
            Conversation conversation,
            Approvals approvals,
            Doctor doctor,
            Deliveries deliveries,
            Texts texts,
            Map<String, ChannelSettings> channelSettings,
            Optional<KnowledgeCare> care,
            SlackCalls calls,
            Traces traces,
            InstantSource clock) {
        this.workers = new Workers(FAREWELL, traces);
        this.slack = slack(config(settings), calls);
        this.approvals = approvals;
        MethodsClient client = slack.methods(settings.botToken());
        var patience = new Patience(FIRST_WAIT);
        var posts = new Posts(client, patience);
        this.members = new SlackMembers(client, patience);
        var renderer = new BlockRenderer(texts);
        this.board = new Board(client, patience, posts, renderer);
        this.served = new Served(client, texts, posts, renderer, deliveries);
        var faults = new Faults(texts);
        var view = new ProposalView(doctor, texts);
        this.proposals = new ProposalMessages(approvals, view, renderer, posts, workers, patience, APART);
        Surroundings around = conversation.around();
        var channels = new Channels(channelSettings, client, patience);
        var languages = new Languages(around.preferences(), channels, client);
        var answers = new Answers(
                conversation,
                posts,
                renderer,
                proposals,
                new Reactions(client, clock),
                new ThreadClusters(posts),
                channels,
                languages,
                faults);
        var clicks = new Clicks(
                conversation,
                approvals,
                answers,
                proposals,
                posts,
                renderer,
                new Refusals(texts),
                faults,
                new Forms(
                        new RejectForm(client, texts),
                        new ConfirmForm(client, texts, view, renderer),
                        new DetailsForm(client, texts, view, renderer, deliveries)),
                incidents);
        var handlers = new Handlers(deliveries, workers, answers, clicks, incidents);
        this.http = settings.signingSecret().isBlank()
                ? Optional.empty()
                : Optional.of(new HttpEntrance(settings.signingSecret(), clock));
        Entrance entrance = http.<Entrance>map(e -> e).orElseGet(() -> new SocketEntrance(settings.appToken()));
        var leftOver = new LeftOver(approvals, proposals, deliveries, handlers, clock);
        var asides = new Asides(texts);
        var whispers = new Whispers(new ResponseUrl(slack.getHttpClient()), renderer, asides, faults);
        var commands = new Commands(conversation, deliveries, workers, answers, whispers, channels, languages, asides);
        var shortcuts =
                new Shortcuts(conversation, deliveries, workers, answers, whispers, channels, languages, asides);
        var feedback = new FeedbackClicks(around.feedback(), deliveries, workers, posts, renderer, asides);
        var home = new HomeTab(
                conversation.home(),
                new HomeView(texts, renderer, conversation.home(), clock),
                approvals,
                around.proposals(),
                around.preferences(),
                languages,
                client,
                patience,
                workers);
        List<Consumer<App>> all = new ArrayList<>(List.of(
                handlers::register, commands::register, shortcuts::register, feedback::register, home::register));
        var digests = new DigestTalk(texts);
        this.digest = care.map(owners -> new Digest(owners, digests, deliveries, posts, renderer, clock));
        care.map(owners -> new Phrasings(
                        owners, members, digests, deliveries, workers, posts, client, renderer, asides, texts))
                .ifPresent(phrasings -> all.add(phrasings::register));
        this.connection = new Connection(slack, settings, all, leftOver, patience, entrance);
    }

    // By itself the HTTP client sends a request again when a connection breaks, and then something is said twice.
    static Slack slack(SlackConfig config, SlackCalls calls) {
        var http = new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .addInterceptor(new CallCounter(calls))
                .build());
        http.setConfig(config);
        return Slack.getInstance(config, http);
    }

    static SlackConfig config(SlackSettings settings) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
        // The SDK reads HTTPS_PROXY but not NO_PROXY: a workspace on this machine would be sought through the proxy.
        if (!settings.apiUrl().equals(SlackSettings.SLACK)) {
            config.setProxyUrl(null);
        }
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        // Its bookkeeping asks auth.test once more for every token and keeps threads for good.
        var methods = new MethodsConfig();
        methods.setStatsEnabled(false);
        config.setMethodsConfig(methods);
        config.setStatsEnabled(false);
        return config;
    }

    /** {@return the channels of this workspace, for messages that nobody asked for} */
    public Noticeboard noticeboard() {
        return board;
    }

    /** {@return where Slack's calls are handed in; empty in Socket Mode} */
    public Optional<SlackHttp> http() {
        return http.map(entrance -> entrance::take);
    }

    /** Takes part in incidents; to be called before {@link #start()}. */
    public void serve(IncidentChannels channels, Muting muting) {
        incidents.serve(
                channels,
                muting,
                served.client(),
                served.texts(),
                served.posts(),
                served.renderer(),
                served.deliveries(),
                workers);
    }

    /** Returns at once; connects, and connects again, on a thread of its own. */
    public void start() {
        approvals.onChange(proposals::changed);
        connection.start();
    }

    /** Posts the questions of the week if it is time; for a chore that runs every minute or so. Blocks. */
    public void postDigest() {
        if (connected()) {
            digest.ifPresent(Digest::post);
        }
    }

    /** Whether Slack is connected at this moment. */
    public boolean connected() {
        return connection.connected();
    }

    /** Why Slack will never let this process in, e.g. a revoked token; empty while there is hope. */
    public Optional<String> refusal() {
        return connection.refusal();
    }

    /** The id of the workspace that the bot token belongs to, as Slack says; empty until it was asked. */
    public Optional<String> team() {
        return connection.team();
    }

    /** {@return the people of this workspace, as Slack says} */
    public Members members() {
        return members;
    }

    /** Leaves Slack, lets what is under way come to its end for a few seconds, and frees every thread. */
    @Override
    public void close() {
        connection.close();
        workers.close();
        try {
            slack.close();
        } catch (Exception e) {
            LOG.debug("closing the Slack client", e);
        }
    }
}
