package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML as somebody wrote it, edited without disturbing the rest: comments, order, indentation, line ends, a byte order
 * mark and the last newline stay as they are, and what is JSON stays JSON. Paths are keys of mappings, at most two:
 * {@code ipvs}, {@code scheduler}.
 */
final class YamlText {
    private static final String BOM = "\uFEFF";
    // line ends that YAML knows and people's tools do not agree on
    private static final Pattern ODD_LINE_END = Pattern.compile("\r(?!\n)|[\u0085\u2028\u2029]");
    // what no reader of YAML, old or new, takes for anything but a string
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*|([0-9]+(ms|us|ns|s|m|h))+");
    private static final Set<String> NOT_STRINGS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final String bom;
    private final String text;
    private final MappingNode root;
    private final ObjectNode tree;
    // What begins with a brace Kubernetes reads as JSON and nothing else.
    private final boolean json;

    private YamlText(String bom, String text, MappingNode root, ObjectNode tree) {
        this.bom = bom;
        this.text = text;
        this.root = root;
        this.tree = tree;
        this.json = JsonText.parse(text).isPresent();
    }

    /** @return empty unless it is one document, a mapping with every key once */
    static Optional<YamlText> parse(String raw) {
        String bom = raw.startsWith(BOM) ? BOM : "";
        String text = raw.substring(bom.length());
        if (ODD_LINE_END.matcher(text).find()) {
            return Optional.empty();
        }
        return YamlTree.root(text).flatMap(root -> YamlTree.of(root).map(tree -> new YamlText(bom, text, root, tree)));
    }

    /**
     * Sets a scalar in a mapping of the root, and adds key and mapping where they are missing or null.
     *
     * @param value a string, a number or a boolean
     * @return the whole text, the same if it says so already; empty if the place holds more than a scalar, has an
     *     anchor, a tag or a merge key at or above it, or the result would differ in anything else
     */
    Optional<String> with(String parent, String key, JsonNode value) {
        ObjectNode meant = tree.deepCopy();
        JsonNode above = meant.get(parent);
        boolean none = above == null || above.isTextual() && above.asText().startsWith(Tag.NULL + " ");
        if (!none && !above.isObject()) {
            return Optional.empty();
        }
        ObjectNode mapping = none ? meant.putObject(parent) : (ObjectNode) above;
        mapping.set(key, YamlTree.leaf(value));
        if (meant.equals(tree)) {
            return Optional.of(bom + text);
        }
        return edits(parent, key, value)
                .flatMap(after -> proven(meant, after).stream())
                .findFirst();
    }

    /** @return the whole text without a scalar and its line, the same if it is not there; empty as for with */
    Optional<String> without(String parent, String key) {
        ObjectNode meant = tree.deepCopy();
        if (!(meant.get(parent) instanceof ObjectNode mapping) || !mapping.has(key)) {
            return Optional.of(bom + text);
        }
        mapping.remove(key);
        Optional<NodeTuple> above = member(root, parent);
        return above.map(NodeTuple::getValueNode)
                .filter(node -> editable(root) && editable(node) && own(above.get()))
                .flatMap(node -> member((MappingNode) node, key)
                        .filter(member -> own(member) && scalar(member.getValueNode()))
                        .flatMap(member -> removed(above.get(), (MappingNode) node, member)))
                .flatMap(after -> proven(meant, after));
    }

    /** @return texts to try, best first */
    private Stream<String> edits(String parent, String key, JsonNode value) {
        Optional<NodeTuple> above = member(root, parent);
        if (!editable(root)) {
            return Stream.empty();
        }
        var layout = new YamlLayout(text, root);
        if (above.isEmpty()) {
            return layout.added(root, written(parent), written(key), written(value));
        }
        Node node = above.get().getValueNode();
        if (!own(above.get())) {
            return Stream.empty();
        }
        if (node instanceof MappingNode mapping) {
            return editable(mapping)
                    ? member(mapping, key)
                            .map(old -> replaced(old, value))
                            .orElseGet(() -> layout.added(mapping, written(key), written(value)))
                    : Stream.empty();
        }
        return scalar(node) ? layout.filled(root, above.get(), written(key), written(value)) : Stream.empty();
    }

    private Stream<String> replaced(NodeTuple member, JsonNode value) {
        if (!own(member) || !scalar(member.getValueNode())) {
            return Stream.empty();
        }
        var old = (ScalarNode) member.getValueNode();
        int from = YamlLayout.at(text, old.getStartMark());
        int to = YamlLayout.at(text, old.getEndMark());
        String quoted = value.isTextual() ? quoted(value.asText(), old.getScalarStyle()) : written(value);
        return Stream.of(text.substring(0, from) + (from == to ? " " : "") + quoted + text.substring(to));
    }

    private Optional<String> removed(NodeTuple above, MappingNode mapping, NodeTuple member) {
        var layout = new YamlLayout(text, root);
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? layout.withoutInFlow(mapping, member)
                : layout.withoutLine(above, mapping, member);
    }

    private static Optional<NodeTuple> member(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(member -> ((ScalarNode) member.getKeyNode()).getValue().equals(key))
                .findFirst();
    }

    private boolean editable(Node node) {
        return node instanceof MappingNode mapping
                && bare(node)
                && mapping.getValue().stream()
                        .allMatch(
                                member -> !member.getKeyNode().getTag().equals(Tag.MERGE) && bare(member.getKeyNode()));
    }

    /** An alias has the marks of what it stands for, elsewhere. */
    private boolean own(NodeTuple member) {
        return bare(member.getKeyNode()) && bare(member.getValueNode());
    }

    private boolean bare(Node node) {
        int at = YamlLayout.at(text, node.getStartMark());
        boolean tagged = at < text.length() && text.charAt(at) == '!';
        return node.getAnchor() == null && !tagged;
    }

    private static boolean scalar(Node node) {
        return node instanceof ScalarNode scalar
                && !List.of(ScalarStyle.LITERAL, ScalarStyle.FOLDED).contains(scalar.getScalarStyle());
    }

    private String quoted(String value, ScalarStyle style) {
        boolean simple = !value.contains("'") && value.chars().allMatch(c -> c >= ' ' && c < 127);
        return switch (style) {
            case SINGLE_QUOTED ->
                simple ? "'" + value + "'" : TextNode.valueOf(value).toString();
            case DOUBLE_QUOTED -> TextNode.valueOf(value).toString();
            default -> written(value);
        };
    }

    private String written(JsonNode value) {
        return value.isTextual() ? written(value.asText()) : value.toString();
    }

    private String written(String value) {
        boolean plain =
                !json && PLAIN.matcher(value).matches() && !NOT_STRINGS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : TextNode.valueOf(value).toString();
    }

    /** @return the edited text if it says what was meant, nothing else says anything else, and JSON is JSON still */
    private Optional<String> proven(ObjectNode meant, String after) {
        return parse(after)
                .filter(seen -> seen.tree.equals(meant) && (seen.json || !json))
                .map(seen -> bom + after);
    }
}
