package dev.netdoc.rules.text;

import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One fix in one language, as its Markdown file holds it: {@code # title}, then the sections below, whose headings are
 * keys and stay English in every language. Warnings are a list with {@code - }.
 */
final class FixTexts {
    static final List<String> SECTIONS = List.of("blast radius", "warnings", "verification", "undo");

    private final Map<String, List<Template>> sections;

    private FixTexts(Map<String, List<Template>> sections) {
        this.sections = sections;
    }

    /** @throws MalformedText if the file has another shape */
    static FixTexts parse(String file, String markdown) {
        String[] blocks = markdown.strip().split("\n## ", -1);
        if (!blocks[0].startsWith("# ")) {
            throw new MalformedText(file, "must begin with '# ' and the title");
        }
        var sections = new LinkedHashMap<String, List<Template>>();
        sections.put("title", List.of(Template.of(blocks[0].substring(2).strip())));
        for (int i = 1; i < blocks.length; i++) {
            String heading = blocks[i].lines().findFirst().orElse("").strip();
            String body = blocks[i].substring(blocks[i].indexOf('\n') + 1).strip();
            sections.put(heading, heading.equals("warnings") ? items(file, body) : List.of(Template.of(body)));
        }
        if (!List.copyOf(sections.keySet()).subList(1, sections.size()).equals(SECTIONS)) {
            throw new MalformedText(file, "must have the sections " + SECTIONS + ", has " + sections.keySet());
        }
        return new FixTexts(sections);
    }

    private static List<Template> items(String file, String body) {
        if (!body.startsWith("- ")) {
            throw new MalformedText(file, "warnings are a list with '- '");
        }
        return List.of(body.substring(2).split("\n- ", -1)).stream()
                .map(item -> Template.of(item.strip()))
                .toList();
    }

    Map<String, List<Template>> sections() {
        return sections;
    }

    FixText fill(FixPlan plan, Locale language) {
        return new FixText(
                one("title", plan, language),
                one("blast radius", plan, language),
                all("warnings", plan, language),
                one("verification", plan, language),
                one("undo", plan, language));
    }

    private String one(String section, FixPlan plan, Locale language) {
        return all(section, plan, language).getFirst();
    }

    private List<String> all(String section, FixPlan plan, Locale language) {
        return Objects.requireNonNull(sections.get(section)).stream()
                .map(template -> template.fill(plan.values(), language))
                .toList();
    }
}
