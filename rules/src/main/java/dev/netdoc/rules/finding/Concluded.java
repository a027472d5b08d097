package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a rule concludes; the engine makes a {@link Finding} of it. A rule writes, for example, {@code insertLogical(
 * Concluded.critical("flannel-ip-leak").about($node).seen($event).with("node", $name))}.
 *
 * @param id the folder's name under {@code findings/}
 * @param variant which of its texts applies; empty for the usual one
 * @param objects what it is about: those that stay the same while it holds, since its fingerprint hangs on them
 * @param values what fills the placeholders of its texts; a list has one item a line
 * @param explainedBy ids of findings that are the reason for this one, of the same cluster
 */
public record Concluded(
        String id,
        String variant,
        Severity severity,
        List<ObjectRef> objects,
        List<Evidence> evidence,
        Map<String, String> values,
        List<String> explainedBy) {
    public Concluded {
        objects = objects.stream().sorted().distinct().toList();
        evidence = evidence.stream().distinct().toList();
        values = Map.copyOf(values);
        explainedBy = explainedBy.stream().sorted().distinct().toList();
    }

    public static Concluded critical(String id) {
        return of(id, Severity.CRITICAL);
    }

    public static Concluded warning(String id) {
        return of(id, Severity.WARNING);
    }

    public static Concluded info(String id) {
        return of(id, Severity.INFO);
    }

    public static Concluded of(String id, Severity severity) {
        return new Concluded(id, "", severity, List.of(), List.of(), Map.of(), List.of());
    }

    public Concluded as(String newVariant) {
        return new Concluded(id, newVariant, severity, objects, evidence, values, explainedBy);
    }

    public Concluded about(ObjectRef object) {
        return about(List.of(object));
    }

    public Concluded about(Collection<ObjectRef> more) {
        var all = new ArrayList<>(objects);
        all.addAll(more);
        return new Concluded(id, variant, severity, all, evidence, values, explainedBy);
    }

    public Concluded seen(Evidence one) {
        return seen(List.of(one));
    }

    public Concluded seen(Collection<Evidence> more) {
        var all = new ArrayList<>(evidence);
        all.addAll(more);
        return new Concluded(id, variant, severity, objects, all, values, explainedBy);
    }

    public Concluded with(String name, String value) {
        return put(name, oneLine(value));
    }

    /** @param items told in this order; the texts join them as their language does */
    public Concluded with(String name, Collection<String> items) {
        return put(name, items.stream().distinct().map(Concluded::oneLine).collect(Collectors.joining("\n")));
    }

    /** @param ids of other findings that are the reason; those that the diagnosis does not hold are left out of it */
    public Concluded explainedBy(Collection<String> ids) {
        var all = new ArrayList<>(explainedBy);
        all.addAll(ids);
        return new Concluded(id, variant, severity, objects, evidence, values, all);
    }

    private Concluded put(String name, String value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return new Concluded(id, variant, severity, objects, evidence, all, explainedBy);
    }

    private static String oneLine(String value) {
        return value.lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
