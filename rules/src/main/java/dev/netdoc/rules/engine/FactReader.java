package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.finding.Seen;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from a fact what a condition asks of it: the object that it is about, and the values with their places. */
final class FactReader {
    private static final String OURS = "dev.netdoc.rules.";
    private static final int TEXT = 160;
    private static final int ITEMS = 5;
    private static final int EVIDENCE = 4;

    /** Fields that say what a fact is about, the most telling first. */
    private static final List<String> ABOUT = List.of("ref", "about", "pod", "node", "configMap");

    /** A name, what is called on it, and a text given to it: {@code system.docker}, {@code statusOf("Ready")}. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w$.\"])([a-z]\\w*)(?:\\s*\\(\\s*\"([^\"]*)\"\\s*\\))?((?:\\.[a-z]\\w*)*)");

    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern BINDING = Pattern.compile("\\$\\w+\\s*:\\s*[\\w.]+(?=\\s*(,|$))");

    private FactReader() {}

    /** @return e.g. {@code Pod shop/web-1}; empty if the fact does not say */
    static String about(Object fact) {
        return switch (fact) {
            case ObjectRef ref -> ref.toString();
            case Facts facts -> facts.cluster();
            case CharSequence text -> cut(text.toString());
            case Evidence evidence -> evidence.source();
            default -> about(fact, fields(fact));
        };
    }

    private static String about(Object fact, Map<String, Object> fields) {
        Optional<Object> ref = call(fact, "ref", Optional.empty());
        if (ref.isPresent() && ref.get() instanceof ObjectRef object) {
            return object.toString();
        }
        for (String name : ABOUT) {
            Object value = fields.get(name);
            if (value instanceof String node && name.equals("node") && !node.isEmpty()) {
                return "Node " + node;
            }
            if (value != null && !(value instanceof String) && ours(value)) {
                return about(value);
            }
        }
        for (Object value : fields.values()) {
            if (value instanceof ObjectRef || (ours(value) && value.getClass().isRecord() && !leaf(value))) {
                String inner = about(value);
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
        }
        Object name = fields.get("name");
        return name instanceof String text ? cut(text) : "";
    }

    private static boolean leaf(Object value) {
        return value instanceof Evidence || value instanceof Reading<?>;
    }

    /**
     * @param constraints what a condition asks of it, e.g. {@code parses, cniVersion.absent}
     * @param held whether it has all that: then evidence from the cluster says it, and the rest need not be repeated
     */
    static List<Evidence> evidence(Object fact, String constraints, boolean held) {
        if (fact instanceof Evidence evidence) {
            return List.of(evidence);
        }
        if (!ours(fact) || fact instanceof ObjectRef) {
            return List.of();
        }
        String about = about(fact);
        Set<Evidence> found = new LinkedHashSet<>();
        String bare = BINDING.matcher(constraints).replaceAll("");
        Matcher asked = PATH.matcher(bare);
        List<int[]> quoted = TEXTS.matcher(bare)
                .results()
                .map(m -> new int[] {m.start(), m.end()})
                .toList();
        while (asked.find()) {
            int at = asked.start();
            if (quoted.stream().noneMatch(q -> q[0] < at && at < q[1])) {
                asked(fact, asked)
                        .filter(e -> !e.value().equals(about) && !about.endsWith(" " + e.value()))
                        .ifPresent(found::add);
            }
        }
        Map<String, Object> fields = fields(fact);
        // A comparison of versions is told by the version.
        if (bare.matches("(?s).*\\b(before|atLeast)\\b.*") && fields.get("version") instanceof Reading<?> version) {
            found.add(reading("version", version));
        }
        if (found.stream().noneMatch(e -> !e.source().equals(about))) {
            for (Object value : fields.values()) {
                if (value instanceof Evidence evidence) {
                    found.add(evidence);
                } else if (value instanceof Collection<?> all) {
                    all.stream().filter(Evidence.class::isInstance).limit(2).forEach(e -> found.add((Evidence) e));
                }
            }
        }
        boolean told = found.stream().anyMatch(e -> !e.source().equals(about));
        return found.stream()
                .filter(e -> !held
                        || !e.source().equals(about)
                        || !told && !e.value().matches("true|false"))
                .limit(EVIDENCE)
                .toList();
    }

    private static Optional<Evidence> asked(Object fact, Matcher path) {
        Optional<String> text = Optional.ofNullable(path.group(2));
        Optional<Object> value = call(fact, path.group(1), text);
        String name = path.group(1) + text.map(t -> "(" + t + ")").orElse("");
        if (fact instanceof Node node) {
            if (text.isPresent() && name.matches("(status|message|reason)Of.*|changedAt.*")) {
                return Optional.of(Seen.condition(node, text.get()));
            }
            if (name.startsWith("kubelet") && node.system().kubelet().isPresent()) {
                return Optional.of(Seen.newestKubelet(List.of(node)));
            }
        }
        for (String step : Arrays.stream(path.group(3).split("\\.", -1))
                .filter(s -> !s.isEmpty())
                .toList()) {
            if (value.isEmpty() || value.get() instanceof Reading<?> || value.get() instanceof Collection<?>) {
                break;
            }
            Optional<Object> next = call(value.get(), step, Optional.empty());
            if (next.isEmpty()) {
                break;
            }
            value = next;
            name = name + "." + step;
        }
        String shown = name;
        return value.map(v -> v instanceof Reading<?> reading
                ? reading(shown, reading)
                : v instanceof Evidence evidence ? evidence : new Evidence(shown, text(v), about(fact)));
    }

    private static Evidence reading(String name, Reading<?> reading) {
        Evidence read = reading.evidence();
        return switch (reading) {
            case Reading.Present<?> present ->
                read.value().isBlank() ? new Evidence(read.fact(), text(present.value()), read.source()) : read;
            case Reading.Absent<?> absent -> new Evidence(name, "(absent)", read.source());
            case Reading.Unknown<?> unknown -> new Evidence(name, "(unknown: " + unknown.reason() + ")", read.source());
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(FactReader::text).orElse("(absent)");
            case Collection<?> all ->
                all.isEmpty()
                        ? "(none)"
                        : cut(all.stream().limit(ITEMS).map(FactReader::text).collect(Collectors.joining(", "))
                                + (all.size() > ITEMS ? ", …" : ""));
            case CharSequence blank when blank.toString().isBlank() -> "(none)";
            default -> {
                String about = value.getClass().isEnum() || !ours(value) ? "" : about(value);
                yield about.isEmpty() ? cut(value.toString()) : about;
            }
        };
    }

    private static String cut(String text) {
        return text.length() <= TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, TEXT - 1))) + "…";
    }

    private static boolean ours(Object value) {
        return value.getClass().getName().startsWith(OURS);
    }

    /** @return the components of a record, or the fields of a declared type, in their order */
    private static Map<String, Object> fields(Object fact) {
        var fields = new LinkedHashMap<String, Object>();
        if (!ours(fact)) {
            return fields;
        }
        RecordComponent[] components = fact.getClass().getRecordComponents();
        List<String> names = new ArrayList<>();
        if (components != null) {
            Arrays.stream(components).map(RecordComponent::getName).forEach(names::add);
        } else {
            Arrays.stream(fact.getClass().getDeclaredFields())
                    .map(java.lang.reflect.Field::getName)
                    .filter(name -> !name.startsWith("_"))
                    .forEach(names::add);
        }
        names.forEach(name -> call(fact, name, Optional.empty()).ifPresent(value -> fields.put(name, value)));
        return fields;
    }

    /** @return what a method of a fact gives, as MVEL would call it; empty if there is none such */
    private static Optional<Object> call(Object target, String name, Optional<String> text) {
        if (!ours(target)) {
            return Optional.empty();
        }
        String getter = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String candidate : List.of(name, "get" + getter, "is" + getter)) {
            for (Method method : target.getClass().getMethods()) {
                if (method.getName().equals(candidate)
                        && method.getDeclaringClass().getName().startsWith(OURS)
                        && Arrays.equals(
                                method.getParameterTypes(),
                                text.isPresent() ? new Class<?>[] {String.class} : new Class<?>[0])) {
                    return called(target, method, text);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> called(Object target, Method method, Optional<String> text) {
        try {
            return Optional.ofNullable(text.isPresent() ? method.invoke(target, text.get()) : method.invoke(target));
        } catch (IllegalAccessException | InvocationTargetException e) {
            // What cannot be asked of this fact is not shown; the condition stands there as it is.
            return Optional.empty();
        }
    }
}
