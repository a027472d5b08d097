package dev.netdoc.bot.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The unified diff of a change, as people read it. */
final class TextDiff {
    static final int LINES = 30;
    private static final int CONTEXT = 3;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final DefaultPrettyPrinter LINES_OF_ITEMS =
            new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

    private TextDiff() {}

    /** @return at most {@link #LINES} lines, the last of them saying how many more there are */
    static String of(Change change, Words words) {
        return of(change, LINES, words);
    }

    /** @param most how many lines */
    static String of(Change change, int most, Words words) {
        List<String> before = lines(change.before(), change.after());
        List<String> after = lines(change.after(), change.before());
        String name = change.object() + " " + path(change.path());
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff(name, name, before, DiffUtils.diff(before, after), CONTEXT);
        if (diff.size() <= most) {
            return String.join("\n", diff);
        }
        var shown = new ArrayList<>(diff.subList(0, most - 1));
        shown.add(words.plain("proposal.diff.more", "count", diff.size() - shown.size()));
        return String.join("\n", shown);
    }

    /** @return {@code data["cni-conf.json"]} for {@code /data/cni-conf.json} */
    static String path(String pointer) {
        var path = new StringBuilder();
        for (String token : pointer.replaceFirst("^/", "").split("/", -1)) {
            String name = token.replace("~1", "/").replace("~0", "~");
            if (!name.matches("[A-Za-z0-9_-]+")) {
                path.append("[\"").append(name).append("\"]");
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    // JSON on one line would make a diff of one unreadable line: where both sides are JSON, both are laid out.
    private static List<String> lines(FieldValue value, FieldValue other) {
        return switch (value) {
            case FieldValue.Missing() -> List.of();
            case FieldValue.Json(String text) ->
                laidOut(text).orElse(text).lines().toList();
            case FieldValue.Text(String text) -> lines(text, other.toString());
        };
    }

    private static List<String> lines(String text, String other) {
        if (text.isEmpty()) {
            return List.of();
        }
        boolean layOut =
                text.strip().lines().count() == 1 || other.strip().lines().count() == 1;
        Optional<String> laidOut = layOut && laidOut(other).isPresent() ? laidOut(text) : Optional.empty();
        return laidOut.orElse(text).lines().toList();
    }

    private static Optional<String> laidOut(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isContainerNode()
                    ? Optional.of(JSON.writer(LINES_OF_ITEMS).writeValueAsString(node))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
