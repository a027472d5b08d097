package dev.netdoc.knowledge.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts back the little Markdown that a dump's text still shows: parts in bold, bullets, fences around code. */
final class Body {
    private static final Pattern ITEM = Pattern.compile("^\\s*+(?:•|\\d{1,2}\\. ).*+");

    private Body() {}

    static String markdown(List<String> lines) {
        StringBuilder out = new StringBuilder();
        List<String> block = new ArrayList<>();
        for (String line : lines) {
            boolean item = ITEM.matcher(line).matches();
            boolean codeBegins = !block.isEmpty() && code(block) != Code.looksLikeCode(line);
            if (line.isEmpty() || item || codeBegins) {
                flush(block, out);
            }
            if (line.isEmpty()) {
                out.append('\n');
            } else if (item) {
                out.append(line.replaceFirst("•", "-")).append('\n');
            } else {
                block.add(line);
            }
        }
        flush(block, out);
        return out.toString().strip().replaceAll("\n{3,}", "\n\n");
    }

    private static void flush(List<String> block, StringBuilder out) {
        if (block.isEmpty()) {
            return;
        }
        String first = block.getFirst();
        if (code(block)) {
            String indent =
                    first.substring(0, first.length() - first.stripLeading().length());
            out.append(indent).append("```\n");
            block.forEach(line -> out.append(line).append('\n'));
            out.append(indent).append("```\n");
        } else if (block.size() == 1 && HeadingVocabulary.isPart(first)) {
            out.append("**").append(first.strip()).append("**\n");
        } else {
            block.forEach(line -> out.append(line).append('\n'));
        }
        block.clear();
    }

    private static boolean code(List<String> block) {
        return Code.looksLikeCode(block.getFirst());
    }
}
