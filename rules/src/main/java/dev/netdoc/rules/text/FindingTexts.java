package dev.netdoc.rules.text;

import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One finding in one language, as its Markdown file holds it: {@code # summary}, what it means, numbered steps; then the
 * same under {@code ## variant: summary} for each variant. A variant without a meaning or without steps has the usual
 * ones.
 */
final class FindingTexts {
    private static final Pattern VARIANT = Pattern.compile("## ([a-z][a-z0-9-]*): (\\S.*)");
    private static final Pattern STEP = Pattern.compile("(\\d+)\\. (.*)");

    record Telling(Template summary, Template meaning, List<Template> steps) {
        Telling {
            steps = List.copyOf(steps);
        }
    }

    private final String file;
    private final Map<String, Telling> variants;

    private FindingTexts(String file, Map<String, Telling> variants) {
        this.file = file;
        this.variants = variants;
    }

    /** @throws MalformedText if the file has another shape */
    static FindingTexts parse(String file, String markdown) {
        var variants = new LinkedHashMap<String, Telling>();
        List<String> lines = markdown.strip().lines().toList();
        if (!lines.getFirst().startsWith("# ")) {
            throw new MalformedText(file, "must begin with '# ' and the summary");
        }
        int start = 0;
        String variant = "";
        String summary = lines.getFirst().substring(2);
        for (int i = 1; i <= lines.size(); i++) {
            boolean end = i == lines.size();
            if (!end && !lines.get(i).startsWith("## ")) {
                continue;
            }
            Telling told = telling(file, summary, lines.subList(start + 1, i), variants.get(""));
            if (variants.put(variant, told) != null) {
                throw new MalformedText(file, "variant '" + variant + "' stands twice");
            }
            if (!end) {
                Matcher heading = VARIANT.matcher(lines.get(i));
                if (!heading.matches()) {
                    throw new MalformedText(file, "expected '## variant: summary', was: " + lines.get(i));
                }
                variant = heading.group(1);
                summary = heading.group(2);
                start = i;
            }
        }
        return new FindingTexts(file, variants);
    }

    private static Telling telling(String file, String summary, List<String> lines, @Nullable Telling usual) {
        var meaning = new StringBuilder();
        var steps = new ArrayList<StringBuilder>();
        for (String line : lines) {
            Matcher step = STEP.matcher(line);
            if (step.matches()) {
                if (Integer.parseInt(step.group(1)) != steps.size() + 1) {
                    throw new MalformedText(file, "steps must count 1, 2, 3; was: " + line);
                }
                steps.add(new StringBuilder(step.group(2)));
            } else if (steps.isEmpty()) {
                meaning.append(line).append('\n');
            } else if (line.isBlank() || line.startsWith("   ")) {
                steps.getLast().append('\n').append(line.isBlank() ? "" : line.substring(3));
            } else {
                throw new MalformedText(file, "indent what belongs to a step by three spaces: " + line);
            }
        }
        var told = new Telling(
                Template.of(summary.strip()),
                Template.of(meaning.toString().strip()),
                steps.stream().map(s -> Template.of(s.toString().strip())).toList());
        if (usual == null) {
            return told;
        }
        return new Telling(
                told.summary(),
                told.meaning().isEmpty() ? usual.meaning() : told.meaning(),
                told.steps().isEmpty() ? usual.steps() : told.steps());
    }

    Map<String, Telling> variants() {
        return Map.copyOf(variants);
    }

    /** @throws MalformedText if it does not tell this variant */
    Telling told(String variant) {
        Telling told = variants.get(variant);
        if (told == null) {
            throw new MalformedText(file, "has no variant '" + variant + "'");
        }
        return told;
    }

    FindingText fill(Finding finding, Locale language) {
        Telling told = told(finding.variant());
        return new FindingText(
                told.summary().fill(finding.values(), language),
                told.meaning().fill(finding.values(), language),
                told.steps().stream()
                        .map(step -> step.fill(finding.values(), language))
                        .toList());
    }
}
