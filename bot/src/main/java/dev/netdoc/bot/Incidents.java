package dev.netdoc.bot;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.config.AlertConfig;
import dev.netdoc.bot.config.IncidentConfig;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.conversation.AlertView;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.MuteView;
import dev.netdoc.bot.conversation.SituationView;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.incident.AlertDrafter;
import dev.netdoc.bot.incident.Alerts;
import dev.netdoc.bot.incident.Bulletin.Kind;
import dev.netdoc.bot.incident.Bulletins;
import dev.netdoc.bot.incident.FindingDrafter;
import dev.netdoc.bot.incident.IncidentChannels;
import dev.netdoc.bot.incident.IncidentDrafter;
import dev.netdoc.bot.incident.Mutes;
import dev.netdoc.bot.incident.Muting;
import dev.netdoc.bot.incident.NewFindings;
import dev.netdoc.bot.incident.Outlook;
import dev.netdoc.bot.incident.Recorder;
import dev.netdoc.bot.incident.Sightings;
import dev.netdoc.bot.incident.StoredBulletins;
import dev.netdoc.bot.incident.StoredSnapshots;
import dev.netdoc.bot.slack.SlackApp;
import dev.netdoc.bot.store.Leases;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.watch.Watches;
import dev.netdoc.bot.web.WebServer;
import dev.netdoc.bot.web.WebhookSecret;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Doctor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** What the bot does without being asked, wired together. */
final class Incidents implements AutoCloseable {
    // Slack takes about fifty updates a minute, and a person reads none of them twice.
    private static final Duration REST = Duration.ofSeconds(3);
    /** With the rest of the way to Slack, ten seconds after a channel was made. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final Watches watches;
    private final List<Runnable> chores;

    private Incidents(Watches watches, List<Runnable> chores) {
        this.watches = watches;
        this.chores = chores;
    }

    /** What the rest of the bot lends. */
    record Parts(
            Store store,
            Map<String, LiveCluster> clusters,
            Doctor doctor,
            Knowledge knowledge,
            Examinations examinations,
            Approvals approvals,
            Texts texts,
            SlackApp slack,
            Optional<WebServer> web,
            Executor workers,
            InstantSource clock) {}

    /**
     * @param process different from every other process
     * @throws IllegalArgumentException if a webhook is configured that anybody could use
     */
    static Incidents wire(NetdocConfig config, Parts parts, String process, Map<String, String> environment) {
        InstantSource clock = parts.clock();
        var leases = new Leases(parts.store(), clock, process);
        var stored = new StoredBulletins(parts.store(), clock);
        var sightings = new Sightings(parts.store());
        var mutes = new Mutes(parts.store(), clock);
        var snapshots = new StoredSnapshots(parts.store(), clock);
        var view = new SituationView(parts.doctor(), parts.texts());
        var outlook = new Outlook(
                parts.examinations(),
                new Recorder(parts.clusters(), parts.doctor(), snapshots),
                sightings,
                mutes,
                parts.approvals(),
                parts.workers(),
                PATIENCE,
                clock);
        var bulletins = new Bulletins(
                stored,
                parts.slack().noticeboard(),
                outlook,
                Map.of(
                        Kind.INCIDENT,
                        new IncidentDrafter(view, clock),
                        Kind.FINDING,
                        new FindingDrafter(view, clock),
                        Kind.ALERT,
                        new AlertDrafter(new AlertView(parts.doctor(), parts.knowledge(), parts.texts()))),
                leases,
                parts.workers(),
                REST);
        List<String> names = List.copyOf(parts.clusters().keySet());
        parts.slack()
                .serve(
                        new IncidentChannels(
                                rules(config.incidents()),
                                stored,
                                bulletins,
                                parts.slack().noticeboard(),
                                names),
                        new Muting(stored, bulletins, sightings, mutes, names, new MuteView(parts.texts())));
        var findings = new NewFindings(posts(config), stored, bulletins, sightings, mutes, view, clock);
        var watches = new Watches(
                parts.clusters().values(), parts.examinations(), leases, findings::wanted, findings::take, clock);
        List<Runnable> chores = List.of(
                bulletins::sweep,
                stored::forget,
                mutes::forget,
                snapshots::forget,
                leases::forget,
                () -> sightings.forget(clock.instant()));
        parts.web()
                .ifPresent(web -> web.serve(new WebServer.Service(
                        parts.slack()::connected,
                        webhook(config, parts, stored, bulletins, environment),
                        parts.slack().http())));
        return new Incidents(watches, chores);
    }

    private static IncidentChannels.Rules rules(IncidentConfig config) {
        List<Pattern> channels = config.enabled() ? config.channels() : List.of();
        Set<String> creators = config.enabled() ? Set.copyOf(config.creators()) : Set.of();
        return new IncidentChannels.Rules(channels, creators, config.language().orElse(Language.EN));
    }

    private static Map<String, NewFindings.Post> posts(NetdocConfig config) {
        var posts = new LinkedHashMap<String, NewFindings.Post>();
        config.clusters()
                .forEach(cluster -> cluster.findings()
                        .ifPresent(its -> posts.put(
                                cluster.name(),
                                new NewFindings.Post(
                                        its.channel(), its.language().orElse(Language.EN)))));
        return posts;
    }

    private static Optional<WebServer.Webhook> webhook(
            NetdocConfig config,
            Parts parts,
            StoredBulletins stored,
            Bulletins bulletins,
            Map<String, String> environment) {
        return config.alertmanager().map(alerts -> {
            var secret = WebhookSecret.of(environment);
            List<String> names = List.copyOf(parts.clusters().keySet());
            return new WebServer.Webhook(secret, new Alerts(post(alerts), stored, bulletins, names)::take);
        });
    }

    private static Alerts.Post post(AlertConfig config) {
        return new Alerts.Post(
                config.channel(), config.cluster(), config.language().orElse(Language.EN));
    }

    void start() {
        watches.start();
    }

    /** What has to happen now and then. */
    void tidy() {
        chores.forEach(Runnable::run);
    }

    @Override
    public void close() {
        watches.close();
    }
}
