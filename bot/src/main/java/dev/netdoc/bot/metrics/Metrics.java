package dev.netdoc.bot.metrics;

import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.slack.SlackCalls;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.rules.engine.Doctor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures one running bot. Every label has few values: languages, outcomes, states, the clusters and methods of Slack
 * that there are; never a person, a channel, an object or a text. Thread-safe.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final MultiGauge proposals;
    private volatile double storeUp = Double.NaN;
    private volatile Supplier<Map<ProposalState, Long>> counted = Map::of;

    /** @param registry of this bot alone */
    Metrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
        this.proposals = MultiGauge.builder("netdoc.proposals")
                .description("Proposed fixes by where they stand")
                .register(registry);
        Gauge.builder("netdoc.store.up", this, metrics -> metrics.storeUp)
                .description("1 if the store answered this scrape")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public static Metrics prometheus() {
        return new Metrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    /** {@return the same knowledge, with its questions counted and timed} */
    public Knowledge measured(Knowledge knowledge) {
        return new MeasuredKnowledge(knowledge, registry);
    }

    /** {@return the same cluster, with its gatherings timed} */
    public Cluster measured(Cluster cluster) {
        return new MeasuredCluster(cluster, registry);
    }

    /** {@return the same doctor, with what it last found in each cluster counted} */
    public Doctor measured(Doctor doctor) {
        return new MeasuredDoctor(doctor, registry);
    }

    /** {@return what counts calls of Slack's Web API} */
    public SlackCalls slackCalls() {
        return (method, outcome) -> Counter.builder("netdoc.slack.calls")
                .description("Calls of Slack's Web API")
                .tag("method", method)
                .tag("outcome", outcome.label())
                .register(registry)
                .increment();
    }

    public void slackConnected(BooleanSupplier connected) {
        Gauge.builder("netdoc.slack.connected", connected, now -> now.getAsBoolean() ? 1 : 0)
                .description("1 while Slack is connected")
                .strongReference(true)
                .register(registry);
    }

    /** @param counts asked at every scrape, by which it is also known whether the store answers */
    public void proposals(Supplier<Map<ProposalState, Long>> counts) {
        this.counted = counts;
    }

    /** {@return everything in the text format of Prometheus} */
    public String scrape() {
        try {
            Map<ProposalState, Long> now = counted.get();
            proposals.register(
                    Stream.of(ProposalState.values())
                            .map(state -> MultiGauge.Row.of(
                                    Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                                    now.getOrDefault(state, 0L)))
                            .toList(),
                    true);
            storeUp = 1;
        } catch (StoreUnavailable e) {
            // What stood there is no longer known to be true.
            proposals.register(List.of(), true);
            storeUp = 0;
        }
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
