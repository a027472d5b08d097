package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Service;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives Services an address of the second family, where no load balancer hangs on them and no tool would undo it. */
public final class ServicePreferDualStack implements Fix {
    // As many as a person can look through before they approve; the finding stays, and the next ones follow.
    private static final int AT_MOST = 10;
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(1);
    private static final String FIELD = "/spec/ipFamilyPolicy";

    @Override
    public String id() {
        return "service-prefer-dual-stack";
    }

    /** That the cluster is dual stack is what the finding rests on. */
    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        List<String> about = target.named("services");
        List<Service> all = facts.of(Service.class).stream()
                .filter(service -> about.contains(name(service.ref())) && mayBeChanged(service))
                .sorted(Comparator.comparing(Service::ref))
                .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(plan(target, all.stream().limit(AT_MOST).toList(), about.size()));
    }

    private static boolean mayBeChanged(Service service) {
        return !service.type().equals("LoadBalancer")
                && !service.type().equals("ExternalName")
                && service.managers().isEmpty()
                && !service.optOut()
                && !service.headless()
                && service.clusterIps().size() == 1
                && (service.ipFamilyPolicy().isEmpty()
                        || service.ipFamilyPolicy().equals("SingleStack"));
    }

    private FixPlan plan(Target target, List<Service> services, int about) {
        List<Change> changes =
                services.stream().map(ServicePreferDualStack::change).toList();
        return FixPlan.of(
                id(),
                target,
                changes,
                List.of(),
                VERIFY_WITHIN,
                Map.of(
                        "services",
                        services.stream().map(service -> name(service.ref())).collect(Collectors.joining("\n")),
                        "count",
                        Integer.toString(services.size()),
                        "others",
                        Integer.toString(about - services.size())));
    }

    private static Change change(Service service) {
        String policy = service.ipFamilyPolicy();
        return new Change(
                service.ref(),
                service.uid(),
                service.resourceVersion(),
                FIELD,
                policy.isEmpty() ? new FieldValue.Missing() : new FieldValue.Text(policy),
                new FieldValue.Text("PreferDualStack"));
    }

    private static String name(ObjectRef ref) {
        return ref.namespace() + "/" + ref.name();
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        Map<ObjectRef, Service> services = now.facts().of(Service.class).stream()
                .collect(Collectors.toUnmodifiableMap(Service::ref, Function.identity()));
        List<String> missing = plan.changes().stream()
                .map(Change::object)
                .filter(ref -> !bothFamilies(Optional.ofNullable(services.get(ref))))
                .map(ServicePreferDualStack::name)
                .toList();
        if (!missing.isEmpty()) {
            return new Proof.NotYet("no addresses of both families: " + String.join(", ", missing));
        }
        return new Proof.Proven(
                now.fingerprints().contains(plan.fingerprint())
                        ? Optional.of("other Services still have one address family")
                        : Optional.empty());
    }

    private static boolean bothFamilies(Optional<Service> service) {
        return service.filter(s -> s.clusterIps().stream().anyMatch(ip -> ip.contains(":"))
                        && s.clusterIps().stream().anyMatch(ip -> ip.contains(".")))
                .isPresent();
    }
}
