package dev.netdoc.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * One condition of a rule, and how to ask it for facts.
 *
 * @param text as it stands in the rule, on one line
 * @param closed the condition itself; a pattern at its top has a label
 * @param opened the patterns within it, each with a label: what {@code exists}, {@code not} and {@code accumulate} found
 * @param pattern whether it is a pattern whose fact the closed condition gives under {@link #label}
 * @param negative whether it asks that there is nothing
 * @param gathers whether it demands nothing and only gathers what the finding tells, or the time
 * @param labels of the opened patterns
 * @param asked the opened patterns in the words of the rule
 * @param joins constraints of a single pattern that compare it with the conditions before; empty if there are none
 * @param narrowings the opened pattern with more and more of its other constraints; empty unless it is a single one
 */
record RuleCondition(
        String text,
        String closed,
        String opened,
        boolean pattern,
        boolean negative,
        boolean gathers,
        String label,
        List<String> labels,
        List<Asked> asked,
        String joins,
        List<Narrowing> narrowings) {

    /** A pattern within the condition: its type and its constraints. */
    record Asked(String type, String constraints) {}

    /**
     * @param label of the pattern
     * @param text the pattern with what comes before {@code lacks}
     * @param lacks the next constraint
     */
    record Narrowing(String label, String text, String lacks) {}

    /** There always is one of each. */
    private static final Set<String> ALWAYS = Set.of("GatheredAt", "Pods");

    /** {@code $name : field} binds and demands nothing. */
    private static final Pattern BINDING = Pattern.compile("\\s*\\$\\w+\\s*:\\s*[\\w.()\"]+\\s*");

    private static final Pattern LEADING_BINDING = Pattern.compile("^\\s*\\$\\w+\\s*:\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    /** @param label unique in the rule */
    static RuleCondition of(String drl, BaseDescr element, String label) {
        var source = new Source(drl, label);
        boolean negative = element instanceof NotDescr;
        boolean plain = element instanceof PatternDescr pattern
                && !(pattern.getSource() instanceof AccumulateDescr)
                && !(pattern.getSource() instanceof CollectDescr);
        boolean gathers = element instanceof PatternDescr pattern
                && (!plain || ALWAYS.contains(pattern.getObjectType()))
                && pattern.getConstraint().getDescrs().isEmpty();
        String text = source.slice(element);
        String closed = element instanceof PatternDescr pattern ? source.labelled(pattern) : text;
        String topLabel = source.labels.isEmpty() ? "" : source.labels.getFirst();
        source.labels.clear();
        String opened =
                negative ? source.opened(((NotDescr) element).getDescrs().getFirst()) : source.opened(element);
        return new RuleCondition(
                text.replaceAll("\\s+", " "),
                closed,
                opened,
                plain,
                negative,
                gathers,
                topLabel,
                List.copyOf(source.labels),
                List.copyOf(source.asked),
                single(element).map(source::joins).orElse(""),
                single(element).map(source::narrowings).orElse(List.of()));
    }

    /** @return whether it only compares what other conditions gave */
    boolean compares() {
        return labels.isEmpty();
    }

    /** @return the one pattern that must have a match, seen through {@code exists} and {@code accumulate} */
    private static Optional<PatternDescr> single(BaseDescr element) {
        return switch (element) {
            case ExistsDescr exists -> single((BaseDescr) exists.getDescrs().getFirst());
            case PatternDescr pattern
            when pattern.getSource() instanceof AccumulateDescr accumulate -> single(accumulate.getInput());
            case PatternDescr pattern
            when pattern.getSource() instanceof CollectDescr collect -> single(collect.getInputPattern());
            case PatternDescr pattern -> Optional.of(pattern);
            default -> Optional.empty();
        };
    }

    /** The text of a rule file, by the places that the parser gives. */
    private static final class Source {
        private final String drl;
        private final String prefix;
        private final List<String> labels = new ArrayList<>();
        private final List<Asked> asked = new ArrayList<>();
        private int given;

        Source(String drl, String prefix) {
            this.drl = drl;
            this.prefix = prefix;
        }

        /** @return as it stands there; the parser counts a comma or white space behind it in */
        String slice(BaseDescr element) {
            return drl.substring(element.getStartCharacter(), Math.min(drl.length(), element.getEndCharacter()))
                    .replaceAll("[\\s,;]+$", "");
        }

        String opened(BaseDescr element) {
            return switch (element) {
                case PatternDescr pattern
                when pattern.getSource() instanceof AccumulateDescr accumulate -> opened(accumulate.getInput());
                case PatternDescr pattern
                when pattern.getSource() instanceof CollectDescr collect -> opened(collect.getInputPattern());
                case PatternDescr pattern -> {
                    asked.add(
                            new Asked(pattern.getObjectType(), String.join(", ", constraints(pattern, text -> true))));
                    yield labelled(pattern);
                }
                case ExistsDescr exists -> opened((BaseDescr) exists.getDescrs().getFirst());
                case OrDescr or -> joined(or.getDescrs(), " or ");
                case AndDescr and -> joined(and.getDescrs(), " and ");
                case EvalDescr eval -> slice(eval);
                default -> slice(element);
            };
        }

        private String joined(List<BaseDescr> elements, String operator) {
            // DRL does not read parentheses around a single pattern.
            return elements.size() == 1
                    ? opened(elements.getFirst())
                    : elements.stream().map(this::opened).collect(Collectors.joining(operator, "( ", " )"));
        }

        String labelled(PatternDescr pattern) {
            String own = pattern.getIdentifier();
            if (own != null && !own.isEmpty()) {
                labels.add(own);
                return slice(pattern);
            }
            String label = prefix + "x" + given++;
            labels.add(label);
            return label + " : " + slice(pattern);
        }

        private static List<String> constraints(PatternDescr pattern, Predicate<String> which) {
            return pattern.getConstraint().getDescrs().stream()
                    .map(Object::toString)
                    .filter(which)
                    .toList();
        }

        private static boolean joins(String constraint) {
            return VARIABLE.matcher(LEADING_BINDING.matcher(constraint).replaceFirst(""))
                    .find();
        }

        /** @return what stands behind the constraints of a pattern, e.g. {@code from $pod.containers()} */
        private static String behind(String pattern) {
            int depth = 0;
            boolean quoted = false;
            for (int i = pattern.indexOf('('); i >= 0 && i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == '"' && pattern.charAt(i - 1) != '\\') {
                    quoted = !quoted;
                } else if (!quoted && c == '(') {
                    depth++;
                } else if (!quoted && c == ')' && --depth == 0) {
                    return pattern.substring(i + 1);
                }
            }
            return "";
        }

        String joins(PatternDescr pattern) {
            return constraints(pattern, Source::joins).stream().collect(Collectors.joining(", "));
        }

        /** What joins comes first, so that nothing is compared with everything. */
        List<Narrowing> narrowings(PatternDescr pattern) {
            List<String> always = new ArrayList<>(
                    constraints(pattern, text -> BINDING.matcher(text).matches() || joins(text)));
            List<String> rest =
                    constraints(pattern, text -> !BINDING.matcher(text).matches() && !joins(text));
            String behind = behind(slice(pattern));
            List<Narrowing> narrowings = new ArrayList<>();
            for (String lacks : rest) {
                narrowings.add(new Narrowing(
                        prefix + "n",
                        prefix + "n : " + pattern.getObjectType() + "( " + String.join(", ", always) + " )" + behind,
                        lacks));
                always.add(lacks);
            }
            return List.copyOf(narrowings);
        }
    }
}
