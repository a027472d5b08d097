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
        return plan(uid, resourceVersion, before, after, Optional.empty(), Map.of("flannelVersion", "v0.15.1.11"));
    }

    /** A plan whose approver has to type this. */
    public static FixPlan inWords(String words) {
        return plan("u1", "7", BEFORE, AFTER, Optional.of(words), Map.of());
    }

    /** A plan with a value by which a test knows it. */
    public static FixPlan high() {
        return plan("u1", "7", BEFORE, AFTER, Optional.empty(), Map.of("high", "yes"));
    }

    private static FixPlan plan(
            String uid,
            String resourceVersion,
            String before,
            String after,
            Optional<String> words,
            Map<String, String> values) {
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
                words,
                true,
                values,
                List.of("kubectl -n kube-system edit configmap kube-flannel-cfg"),
                List.of());
    }
}
