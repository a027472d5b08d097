package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a YAML text says, for comparing: scalars with their types, aliases as such and never expanded. */
final class YamlTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlTree() {}

    /** @return the root of the only document, a mapping */
    static Optional<MappingNode> root(String text) {
        try {
            var documents = new Yaml(new LoaderOptions())
                    .composeAll(new StringReader(text))
                    .iterator();
            return documents.hasNext() && documents.next() instanceof MappingNode root && !documents.hasNext()
                    ? Optional.of(root)
                    : Optional.empty();
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    /** @return empty if a key is not a scalar or is there twice */
    static Optional<ObjectNode> of(MappingNode root) {
        try {
            return Optional.of((ObjectNode) new YamlTree().tree(root));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @return the leaf that a value of JSON becomes */
    static JsonNode leaf(JsonNode value) {
        Tag tag = switch (value.getNodeType()) {
            case STRING -> Tag.STR;
            case BOOLEAN -> Tag.BOOL;
            case NUMBER -> value.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
            default -> throw new IllegalArgumentException("not a scalar to write: " + value);
        };
        return leaf(tag, value.asText());
    }

    static JsonNode leaf(Tag tag, String value) {
        return TextNode.valueOf(tag + " " + value);
    }

    private JsonNode tree(Node node) {
        if (!seen.add(node)) {
            return TextNode.valueOf("*" + node.getAnchor());
        }
        return switch (node) {
            case ScalarNode scalar -> leaf(scalar.getTag(), scalar.getValue());
            case SequenceNode sequence -> {
                ArrayNode array = NODES.arrayNode();
                sequence.getValue().forEach(element -> array.add(tree(element)));
                yield array;
            }
            case MappingNode mapping -> {
                ObjectNode object = NODES.objectNode();
                for (NodeTuple member : mapping.getValue()) {
                    if (!(member.getKeyNode() instanceof ScalarNode key) || object.has(key.getValue())) {
                        throw new IllegalArgumentException("a key that is no scalar, or there twice");
                    }
                    object.set(key.getValue(), tree(member.getValueNode()));
                }
                yield object;
            }
            default -> throw new IllegalArgumentException("neither scalar nor collection");
        };
    }
}
