package dev.netdoc.bot.approval;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans for tests. */
public final class Plans {
    public static final ObjectRef FLANNEL_CONFIG = new ObjectRef("ConfigMap", "kube-system", "kube-flannel-cfg");
    public static final ObjectRef FLANNEL = new ObjectRef("DaemonSet", "kube-system", "kube-flannel-ds");
    public static final String FINGERPRINT = "0c77";
    public static final String BEFORE = "{\n  \"name\": \"cb0\",\n  \"type\": \"flannel\"\n}\n";
    public static final String AFTER =
            "{\n  \"name\": \"cb0\",\n  \"cniVersion\": \"0.3.1\",\n  \"type\": \"flannel\"\n}\n";

    private Plans() {}

    public static FixPlan addCniVersion(String uid, String resourceVersion) {
        return addCniVersion(uid, resourceVersion, BEFORE, AFTER);
    }

    public static FixPlan addCniVersion(String uid, String resourceVersion, String before, String after) {
        return new FixPlan(
                "flannel-add-cniversion",
                "flannel-cniversion-missing",
                FINGERPRINT,
                List.of(new Change(
                        FLANNEL_CONFIG,
                        uid,
                        resourceVersion,
                        "/data/cni-conf.json",
                        new FieldValue.Text(before),
                        new FieldValue.Text(after))),
                List.of(new RestartPlan(FLANNEL, "app=flannel", List.of(), RestartPlan.Way.PACED_DELETE)),
                Duration.ofMinutes(10),
                Optional.empty(),
                true,
                Map.of("flannelVersion", "v0.15.1.11"),
                List.of("kubectl -n kube-system edit configmap kube-flannel-cfg"),
                List.of());
    }
}
