package dev.netdoc.rules.engine;

import dev.netdoc.rules.finding.Concluded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A rule file taken apart, so that its rules can be asked condition by condition.
 *
 * @param packageName as the file says
 * @param declarations imports and declared types, as they stand in the file
 */
record RuleSource(String packageName, String declarations, List<Rule> rules) {

    /** @param consequence Java, as it stands in the file */
    record Rule(String name, List<RuleCondition> conditions, String consequence) {
        // insertLogical( new Shortage(…) ), insertLogical( PodsByLabel.of(…) ), insertLogical( $found )
        private static final Pattern INSERTED = Pattern.compile("\\binsertLogical\\(\\s*(?:new\\s+)?(\\$?\\w+)");

        /** @return whether it makes facts of this type */
        boolean makes(String type) {
            return INSERTED.matcher(consequence)
                    .results()
                    .map(inserted -> inserted.group(1))
                    .anyMatch(inserted ->
                            inserted.equals(type) || typeOf(inserted).equals(type));
        }

        private String typeOf(String label) {
            return conditions.stream()
                    .filter(condition ->
                            condition.pattern() && condition.label().equals(label))
                    .map(condition -> condition.asked().getFirst().type())
                    .findFirst()
                    .orElse("");
        }

        /** @return what holds, without the id of the finding */
        String title() {
            return name.substring(name.indexOf(": ") + (name.contains(": ") ? 2 : 1));
        }
    }

    static RuleSource of(String drl) {
        PackageDescr parsed = parsed(drl);
        List<Rule> rules = new ArrayList<>();
        for (RuleDescr rule : parsed.getRules()) {
            List<RuleCondition> conditions = new ArrayList<>();
            for (BaseDescr element : rule.getLhs().getDescrs()) {
                conditions.add(RuleCondition.of(drl, element, "$why" + conditions.size()));
            }
            rules.add(new Rule(
                    rule.getName(),
                    List.copyOf(conditions),
                    rule.getConsequence().toString()));
        }
        String head = drl.substring(0, parsed.getRules().getFirst().getStartCharacter());
        return new RuleSource(parsed.getName(), head.substring(head.indexOf(';') + 1), List.copyOf(rules));
    }

    /** @return the rules that conclude the finding itself: those that make no fact which a rule of the file asks for */
    List<Rule> concluding() {
        Set<String> asked = rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .flatMap(condition -> condition.asked().stream())
                .map(RuleCondition.Asked::type)
                .filter(type -> !type.equals(Concluded.class.getSimpleName()))
                .collect(Collectors.toSet());
        return rules.stream()
                .filter(rule -> asked.stream().noneMatch(rule::makes))
                .toList();
    }

    private static PackageDescr parsed(String drl) {
        try {
            return new DrlParser(LanguageLevelOption.DRL6).parse(false, drl);
        } catch (DroolsParserException e) {
            throw new IllegalArgumentException("a rule file that the build compiled does not parse", e);
        }
    }
}
