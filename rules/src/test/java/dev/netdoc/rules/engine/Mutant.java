package dev.netdoc.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A rule with one condition taken out: one pattern, one constraint, or one operand of a constraint.
 *
 * @param removed what and where, for people
 * @param of the name of the rule as it is
 * @param rule under a name of its own, so that it can stand beside the rule as it is
 */
record Mutant(String removed, String of, RuleDescr rule) {
    /** {@code $name : field} binds and demands nothing. */
    private static final Pattern BINDING = Pattern.compile("\\s*\\$\\w+\\s*:\\s*[\\w.()\"]+\\s*");

    private static final Pattern BOUND =
            Pattern.compile("\\s*(\\$\\w+\\s*:\\s*[\\w.]+)\\s*(?:[!=<>]|\\b(?:in|not|matches|contains)\\b).*");

    /** One place where something can be taken out. */
    private record Site(String what, Runnable removal) {}

    /** @return one for each condition of the file; those that do not compile are conditions that others build upon */
    static List<Mutant> of(String drl) {
        List<Mutant> mutants = new ArrayList<>();
        for (RuleDescr rule : parsed(drl).getRules()) {
            String alone = drl.substring(rule.getStartCharacter(), rule.getEndCharacter() + 1);
            int count = sites(rule).size();
            for (int i = 0; i < count; i++) {
                RuleDescr fresh = parsed(alone).getRules().getFirst();
                Site site = sites(fresh).get(i);
                site.removal().run();
                fresh.setName(rule.getName() + " without " + i);
                mutants.add(new Mutant(site.what(), rule.getName(), fresh));
            }
        }
        return mutants;
    }

    static PackageDescr parsed(String drl) {
        try {
            return new DrlParser(LanguageLevelOption.DRL6).parse(false, drl);
        } catch (DroolsParserException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Site> sites(RuleDescr rule) {
        List<Site> sites = new ArrayList<>();
        elements(rule.getLhs(), rule.getName() + ": ", sites);
        return sites;
    }

    private static void elements(ConditionalElementDescr parent, String rule, List<Site> sites) {
        for (BaseDescr child : List.copyOf(parent.getDescrs())) {
            if (parent.getDescrs().size() > 1 && (parent instanceof AndDescr || parent instanceof OrDescr)) {
                sites.add(new Site(rule + described(child), () -> parent.removeDescr(child)));
            }
            within(child, rule, sites);
        }
    }

    private static void within(BaseDescr element, String rule, List<Site> sites) {
        switch (element) {
            case PatternDescr pattern -> pattern(pattern, rule, sites);
            case EvalDescr eval ->
                operands(eval.getContent().toString())
                        .forEach(rest ->
                                sites.add(new Site(rule + "in eval, leaves " + rest, () -> eval.setContent(rest))));
            case ConditionalElementDescr group -> elements(group, rule, sites);
            default -> {}
        }
    }

    private static void pattern(PatternDescr pattern, String rule, List<Site> sites) {
        String where = rule + pattern.getObjectType() + "( ";
        for (BaseDescr constraint : List.copyOf(pattern.getConstraint().getDescrs())) {
            if (constraint instanceof ExprConstraintDescr expression
                    && !BINDING.matcher(expression.getExpression()).matches()) {
                String text = expression.getExpression();
                sites.add(new Site(where + text + " )", () -> {
                    var bound = BOUND.matcher(text);
                    if (bound.matches()) {
                        expression.setExpression(bound.group(1));
                    } else {
                        pattern.removeConstraint(expression);
                    }
                }));
                operands(text)
                        .forEach(rest -> sites.add(
                                new Site(where + text + " ) leaves " + rest, () -> expression.setExpression(rest))));
            }
        }
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            within(accumulate.getInput(), rule, sites);
        } else if (pattern.getSource() instanceof CollectDescr collect) {
            pattern(collect.getInputPattern(), rule, sites);
        }
    }

    private static String described(BaseDescr element) {
        return switch (element) {
            case PatternDescr pattern -> pattern.getObjectType() + "(…)";
            case EvalDescr eval -> "eval( " + eval.getContent() + " )";
            default ->
                element.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT)
                        + inner(element);
        };
    }

    private static String inner(BaseDescr element) {
        return element instanceof ConditionalElementDescr group
                ? group.getDescrs().stream().map(Mutant::described).toList().toString()
                : "";
    }

    /** @return the expression with one operand of its outermost {@code ||} or {@code &&} left out, for each of them */
    private static List<String> operands(String expression) {
        for (String operator : List.of("||", "&&")) {
            List<String> parts = split(expression, operator);
            if (parts.size() > 1) {
                List<String> rests = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    List<String> rest = new ArrayList<>(parts);
                    rest.remove(i);
                    rests.add(String.join(" " + operator + " ", rest));
                }
                return rests;
            }
        }
        return List.of();
    }

    private static List<String> split(String expression, String operator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']')) {
                depth--;
            } else if (!quoted && depth == 0 && expression.startsWith(operator, i)) {
                parts.add(expression.substring(from, i).strip());
                from = i + operator.length();
                i = from - 1;
            }
        }
        parts.add(expression.substring(from).strip());
        return parts;
    }
}
