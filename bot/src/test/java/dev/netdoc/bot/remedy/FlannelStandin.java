package dev.netdoc.bot.remedy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.util.Optional;

/** A stand-in with Flannel on some nodes, whose CNI file has no cniVersion. */
final class FlannelStandin extends Trial {
    private static final String FLANNEL = """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kube-flannel-cfg, namespace: kube-system}
            data:
              cni-conf.json: |
                {
                  "name": "cb0",
                  "type": "flannel"
                }
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: kube-flannel-ds, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: flannel}}
              template:
                metadata: {labels: {app: flannel}}
                spec:
                  hostNetwork: true
                  containers: [{name: kube-flannel, image: "example/flannel:v0.15.1.11"}]
            """;

    FlannelStandin(Path folder, TestClock clock, int nodes) {
        super(folder, clock, nodes, FLANNEL, nodes);
    }

    @Override
    public boolean holds() {
        return !text().contains("cniVersion");
    }

    @Override
    public Optional<FixPlan> fix() {
        return Optional.of(plan());
    }

    FixPlan plan() {
        ObjectNode config = config();
        return Plans.addCniVersion(
                config.path("metadata").path("uid").asText(),
                config.path("metadata").path("resourceVersion").asText(),
                Plans.BEFORE,
                Plans.AFTER);
    }

    ObjectNode config() {
        return api.objects()
                .find("v1", "ConfigMap", "kube-system", "kube-flannel-cfg")
                .orElseThrow();
    }

    String text() {
        return config().path("data").path("cni-conf.json").asText();
    }

    void edit(String text) {
        api.objects()
                .edit(
                        "v1",
                        "ConfigMap",
                        "kube-system",
                        "kube-flannel-cfg",
                        "kubectl-edit",
                        object -> ((ObjectNode) object.path("data")).put("cni-conf.json", text));
    }
}
