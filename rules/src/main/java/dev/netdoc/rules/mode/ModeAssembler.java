package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import dev.netdoc.rules.mode.ModeReport.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns what the rules of the mode report concluded in a session into the report. */
public final class ModeAssembler {
    /** A session hands its facts out in no order; the report must be the same every time. */
    private static final Comparator<Conclusion> ORDER = Comparator.comparing(Conclusion::reason)
            .thenComparing(Conclusion::value)
            .thenComparing(c -> c.evidence().toString());

    private ModeAssembler() {}

    /** @param concluded everything in the session after the rules came to rest; other facts are passed over */
    public static ModeReport assemble(Collection<?> concluded) {
        // Of a large session these are few; each key looks through them alone.
        List<Conclusion> conclusions = those(Conclusion.class, concluded);
        List<NodeAnswer> answers = those(NodeAnswer.class, concluded);
        List<Doubt> doubts = those(Doubt.class, concluded);
        Map<ModeKey, Statement> statements = new EnumMap<>(ModeKey.class);
        for (ModeKey key : ModeKey.values()) {
            List<Conclusion> of = conclusions.stream()
                    .filter(c -> c.key() == key)
                    .sorted(ORDER)
                    .toList();
            List<NodeAnswer> nodes =
                    answers.stream().filter(a -> a.key() == key).toList();
            statements.put(key, doubted(statement(key, of, pools(nodes)), unread(key, doubts)));
        }
        return new ModeReport(statements);
    }

    /** @return evidence of the lists that could not be read and may contradict an answer, in order */
    private static List<Evidence> unread(ModeKey key, List<Doubt> doubts) {
        return doubts.stream()
                .filter(doubt -> doubt.key() == key)
                .map(doubt -> doubt.unread().objects().evidence())
                .distinct()
                .sorted(Comparator.comparing(Evidence::toString))
                .toList();
    }

    private static Statement doubted(Statement statement, List<Evidence> unread) {
        if (unread.isEmpty() || statement.confidence() != Confidence.CERTAIN) {
            return statement;
        }
        List<Evidence> evidence = Reasons.join(statement.evidence(), unread);
        return new Statement(statement.values(), Confidence.LIKELY, statement.pools(), evidence, statement.nextStep());
    }

    private static <T> List<T> those(Class<T> type, Collection<?> all) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Statement statement(ModeKey key, List<Conclusion> of, Map<String, String> pools) {
        var values = new TreeSet<String>();
        var evidence = new LinkedHashSet<Evidence>();
        of.forEach(c -> {
            values.add(c.value());
            evidence.addAll(c.evidence());
        });
        Optional<String> next =
                of.stream().flatMap(c -> c.nextStep().stream()).findFirst().map(NextStep::english);
        List<Evidence> shown = Reasons.few(evidence);
        if (of.isEmpty()) {
            return new Statement(
                    none(key), Confidence.UNKNOWN, pools, shown, Optional.of(NextStep.FIND_AGENT.english()));
        }
        if (key == ModeKey.IP_FAMILIES) {
            values.remove("");
            return new Statement(List.copyOf(values), weakest(of), pools, shown, next);
        }
        if (values.size() > 1) {
            return new Statement(
                    none(key),
                    Confidence.CONFLICT,
                    pools,
                    shown,
                    next.or(() -> Optional.of(NextStep.COMPARE_NODES.english())));
        }
        String value = values.first();
        return new Statement(value.isEmpty() ? List.of() : List.of(value), weakest(of), pools, shown, next);
    }

    /** What stands where nothing is concluded: null for names and versions. */
    private static List<String> none(ModeKey key) {
        return switch (key) {
            case DISTRIBUTION -> List.of("other");
            case KUBERNETES_VERSION, PLUGIN_VERSION, CLUSTER_DOMAIN, IP_FAMILIES -> List.of();
            case PLUGIN, ENI_MODE, ACCELERATION, SERVICE_ROUTING, CONNTRACK, NETWORK_POLICY -> List.of("unknown");
        };
    }

    private static Confidence weakest(List<Conclusion> of) {
        return of.stream().map(Conclusion::confidence).max(Enum::compareTo).orElse(Confidence.UNKNOWN);
    }

    /**
     * The value of each pool, where pools differ. Within a pool, nodes whose value is unknown do not count beside
     * others; a pool whose nodes differ is mixed.
     */
    private static Map<String, String> pools(List<NodeAnswer> nodes) {
        var byPool = new TreeMap<String, TreeSet<String>>();
        for (NodeAnswer node : nodes) {
            if (!node.pool().isEmpty()) {
                byPool.computeIfAbsent(node.pool(), p -> new TreeSet<>()).add(node.value());
            }
        }
        var pools = new LinkedHashMap<String, String>();
        byPool.forEach((pool, values) -> {
            if (values.size() > 1) {
                values.remove("unknown");
            }
            pools.put(pool, values.size() == 1 ? values.first() : "mixed");
        });
        boolean differ = pools.values().stream().distinct().count() > 1 || pools.containsValue("mixed");
        return differ ? pools : Map.of();
    }
}
