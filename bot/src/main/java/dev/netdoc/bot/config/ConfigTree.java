package dev.netdoc.bot.config;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where in the text of a configuration something stands: Jackson knows the keys, but of few mistakes the line. */
final class ConfigTree {
    private final @Nullable Node root;

    private ConfigTree(@Nullable Node root) {
        this.root = root;
    }

    /** @throws MarkedYAMLException if it is not one document of YAML */
    static ConfigTree of(String yaml) {
        return new ConfigTree(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)));
    }

    /**
     * Where a path leads.
     *
     * @param line from 1, of the last key of the path that stands in the text
     * @param value what stands there; empty if the path leads further than the text
     */
    record Spot(int line, Optional<Node> value) {
        /** {@return what was written, e.g. {@code 'maybe'} or {@code a list}} */
        String written() {
            return switch (value.orElse(null)) {
                case ScalarNode scalar when !scalar.getValue().isEmpty() -> "'" + scalar.getValue() + "'";
                case SequenceNode list -> "a list";
                case MappingNode keys -> "keys and values";
                case null, default -> "nothing";
            };
        }
    }

    Spot at(List<Reference> path) {
        Node at = root;
        int line = 1;
        for (Reference step : path) {
            Optional<NodeTuple> entry = entry(at, step.getFieldName());
            Optional<Node> next = entry.isPresent() ? entry.map(NodeTuple::getValueNode) : element(at, step.getIndex());
            if (next.isEmpty()) {
                return new Spot(line, Optional.empty());
            }
            at = next.get();
            line = 1
                    + entry.map(NodeTuple::getKeyNode).orElse(at).getStartMark().getLine();
        }
        return new Spot(line, Optional.ofNullable(at));
    }

    private static Optional<NodeTuple> entry(@Nullable Node at, @Nullable String key) {
        return at instanceof MappingNode keys
                ? keys.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Node> element(@Nullable Node at, int index) {
        return at instanceof SequenceNode list
                        && index >= 0
                        && index < list.getValue().size()
                ? Optional.of(list.getValue().get(index))
                : Optional.empty();
    }
}
