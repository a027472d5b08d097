package dev.netdoc.bot.check;

import dev.netdoc.bot.Clusters;
import dev.netdoc.bot.cluster.ClusterProbe;
import dev.netdoc.bot.cluster.KubeconfigUnusable;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Right;
import dev.netdoc.bot.cluster.Rights;
import dev.netdoc.bot.config.ClusterConfig;
import dev.netdoc.bot.config.NetdocConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Whether each cluster is there, and what the two identities may do in it. */
final class ClusterChecks {
    private final NetdocConfig config;
    private final Clusters clusters;

    ClusterChecks(NetdocConfig config, Map<String, String> environment) {
        this.config = config;
        this.clusters = new Clusters(environment, InstantSource.system(), config.privateZones());
    }

    void run(Consumer<Check> each) {
        if (config.clusters().isEmpty()) {
            each.accept(Check.leftOut("clusters", "all", "none is configured; only the documentation answers"));
        }
        config.clusters().forEach(cluster -> run(cluster, each));
    }

    private void run(ClusterConfig cluster, Consumer<Check> each) {
        String area = "cluster " + cluster.name();
        asked(area, "read access", () -> clusters.probe(cluster), each, probe -> {
            new ReadRights(area, probe, each).run();
            if (watched(cluster)) {
                watch(area, probe, each);
            }
        });
        if (!config.remediation().enabled()) {
            each.accept(Check.leftOut(area, "write access", "remediation.enabled is false"));
            return;
        }
        if (cluster.write().isEmpty()) {
            each.accept(Check.warning(
                    area,
                    "write access",
                    "approved fixes are written with the identity that reads",
                    "give write: an identity of its own, as deploy/kubernetes/access.yaml makes"));
        }
        asked(area, "write access", () -> clusters.writeProbe(cluster), each, probe -> {
            var asking = new Asking(area, probe, each);
            asking.needed(Rights.toMend(), "grant it to the identity that writes: deploy/kubernetes/access.yaml");
            if (cluster.subjectAccessReview()) {
                asking.needed(
                        List.of(new Right("create", "authorization.k8s.io", "subjectaccessreviews", "")),
                        "grant it: deploy/kubernetes/access-subject-access-review.yaml");
            }
        });
    }

    /** Opens a cluster and sees whether anybody is there, before anything else is asked. */
    private static void asked(
            String area,
            String subject,
            Supplier<ClusterProbe> open,
            Consumer<Check> each,
            Consumer<ClusterProbe> further) {
        try (ClusterProbe probe = open.get()) {
            switch (probe.version()) {
                case Look.Found<String>(String version) -> {
                    each.accept(Check.well(area, subject, version + " at " + probe.address()));
                    further.accept(probe);
                }
                case Look.Missing<String>() ->
                    each.accept(Check.broken(
                            area,
                            subject,
                            "there is no API server at " + probe.address(),
                            "check the server address in the kubeconfig"));
                case Look.Forbidden<String>(String why) ->
                    each.accept(Check.broken(area, subject, "not let in by " + probe.address(), why));
                case Look.NoAnswer<String>(String why) ->
                    each.accept(Check.broken(area, subject, "no answer from " + probe.address(), why));
            }
        } catch (KubeconfigUnusable e) {
            each.accept(Check.broken(
                    area, subject, String.valueOf(e.getMessage()), "set kubeconfig and context of the cluster"));
        }
    }

    private boolean watched(ClusterConfig cluster) {
        return cluster.findings().isPresent() || config.incidents().enabled();
    }

    private static void watch(String area, ClusterProbe probe, Consumer<Check> each) {
        List<Right> denied = Rights.toWatch().stream()
                .filter(right -> !(probe.may(right) instanceof Look.Found<Boolean>(Boolean allowed) && allowed))
                .toList();
        each.accept(
                denied.isEmpty()
                        ? Check.well(area, "watch", "changes are seen at once")
                        : Check.leftOut(
                                area,
                                "watch",
                                "may not " + denied.getFirst().print()
                                        + ": in an incident the cluster is looked at once a minute; to see changes at once,"
                                        + " apply deploy/kubernetes/access-watch.yaml"));
    }
}
