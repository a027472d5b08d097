package dev.netdoc.bot.check;

import dev.netdoc.bot.cluster.ClusterProbe;
import dev.netdoc.bot.cluster.Right;
import dev.netdoc.bot.cluster.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the identity that reads must be allowed, and what it should not be. */
final class ReadRights {
    private static final String SYSTEM = "kube-system";
    private static final String GRANT = "grant it to the identity that reads: deploy/kubernetes/access.yaml";

    private final String area;
    private final ClusterProbe probe;
    private final Asking asking;
    private final Consumer<Check> each;

    ReadRights(String area, ClusterProbe probe, Consumer<Check> each) {
        this.area = area;
        this.probe = probe;
        this.asking = new Asking(area, probe, each);
        this.each = each;
    }

    void run() {
        List<String> missing = new ArrayList<>();
        List<Right> everywhere = new ArrayList<>();
        // What is needed only where the plugin runs in a namespace of its own.
        Map<String, List<Right>> elsewhere = new TreeMap<>();
        Rights.toRead().forEach((resource, rights) -> {
            if (probe.lacks(resource)) {
                missing.add(resource.groupResource());
            } else {
                rights.forEach(right -> sort(right, everywhere, elsewhere));
            }
        });
        Rights.toReadLogs().forEach(right -> sort(right, everywhere, elsewhere));
        asking.needed(everywhere, GRANT);
        elsewhere.forEach(this::elsewhere);
        if (!missing.isEmpty()) {
            each.accept(Check.leftOut(area, "kinds that it has not", String.join(", ", missing)));
        }
        refused();
    }

    private static void sort(Right right, List<Right> everywhere, Map<String, List<Right>> elsewhere) {
        if (right.namespace().isEmpty() || right.namespace().equals(SYSTEM)) {
            everywhere.add(right);
        } else {
            elsewhere
                    .computeIfAbsent(right.namespace(), any -> new ArrayList<>())
                    .add(right);
        }
    }

    private void elsewhere(String namespace, List<Right> rights) {
        Optional<Boolean> pods = asking.hasPods(namespace);
        if (pods.isPresent() && !pods.get()) {
            each.accept(Check.leftOut(area, "namespace " + namespace, "nothing runs there"));
        } else {
            asking.needed(rights, "grant it there: deploy/kubernetes/access-" + namespace + ".yaml");
        }
    }

    private void refused() {
        List<Right> granted = asking.granted(Rights.toRefuse());
        if (granted.isEmpty()) {
            each.accept(Check.well(area, "reads only", "it may neither change nor read Secrets"));
        } else {
            each.accept(Check.warning(
                    area,
                    "reads only",
                    "the identity that reads may also "
                            + granted.stream().map(Right::print).collect(Collectors.joining(", ")),
                    "use one that may not: deploy/kubernetes/access.yaml makes it"));
        }
    }
}
