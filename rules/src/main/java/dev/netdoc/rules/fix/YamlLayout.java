package dev.netdoc.rules.fix;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where lines of a YAML text go, and where they are taken out. What comes of it is a try that the caller proves. */
final class YamlLayout {
    private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^\\.\\.\\.(?=\\s|\\z)");

    private final String text;
    private final MappingNode root;
    private final String newline;

    YamlLayout(String text, MappingNode root) {
        this.text = text;
        this.root = root;
        int first = text.indexOf('\n');
        this.newline = first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /** A mark counts code points. */
    static int at(String text, Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    /** @return the text with a member in a mapping that is not empty, or is in braces */
    Stream<String> added(MappingNode mapping, String key, String value) {
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? inFlow(mapping, key, value).stream()
                : inLines(mapping, key + ": " + value);
    }

    /** The same with a mapping of one member as the value. */
    Stream<String> added(MappingNode mapping, String parent, String key, String value) {
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? inFlow(mapping, parent, "{" + key + ": " + value + "}").stream()
                : inLines(mapping, parent + ":" + newline + indent(mapping) + step() + key + ": " + value);
    }

    /** @return the text with a mapping of one member where there was null */
    Stream<String> filled(MappingNode above, NodeTuple member, String key, String value) {
        int from = at(text, member.getValueNode().getStartMark());
        int to = at(text, member.getValueNode().getEndMark());
        String line = key + ": " + value;
        if (from < to || above.getFlowStyle() == FlowStyle.FLOW) {
            return Stream.of(spliced(from, to, (from == to ? " " : "") + "{" + line + "}"));
        }
        return Stream.of(behindLine(to, indent(above) + step() + line));
    }

    Optional<String> withoutInFlow(MappingNode mapping, NodeTuple member) {
        List<NodeTuple> members = mapping.getValue();
        int i = members.indexOf(member);
        int from = at(text, member.getKeyNode().getStartMark());
        int to = at(text, member.getValueNode().getEndMark());
        if (i + 1 < members.size()) {
            to = at(text, members.get(i + 1).getKeyNode().getStartMark());
        } else if (i > 0) {
            from = at(text, members.get(i - 1).getValueNode().getEndMark());
        }
        return from < to && !text.substring(from, to).contains("#")
                ? Optional.of(spliced(from, to, ""))
                : Optional.empty();
    }

    /** Takes out a line; a mapping that would be left empty becomes braces, since nothing would be null. */
    Optional<String> withoutLine(NodeTuple above, MappingNode mapping, NodeTuple member) {
        int from = lineStart(at(text, member.getKeyNode().getStartMark()));
        int value = at(text, member.getValueNode().getEndMark());
        int to = lineEnd(value);
        String rest = text.substring(value, to).strip();
        boolean whole = text.substring(from, at(text, member.getKeyNode().getStartMark()))
                        .isBlank()
                && (rest.isEmpty() || rest.startsWith("#"));
        if (!whole) {
            return Optional.empty();
        }
        String tail = text.substring(to < text.length() ? text.indexOf('\n', to) + 1 : to);
        // the last line had no newline, so the one before it gives up its own
        String head = to < text.length() ? text.substring(0, from) : chopped(text.substring(0, from));
        if (mapping.getValue().size() == 1) {
            int colon = text.indexOf(':', at(text, above.getKeyNode().getEndMark())) + 1;
            head = head.substring(0, colon) + " {}" + head.substring(colon);
        }
        return Optional.of(head + tail);
    }

    private Optional<String> inFlow(MappingNode mapping, String key, String value) {
        int open = at(text, mapping.getStartMark()) + 1;
        if (mapping.getValue().isEmpty()) {
            int close = at(text, mapping.getEndMark()) - 1;
            String inside = text.substring(open, close);
            String padding = inside.contains("\n") ? "" : inside;
            return Optional.of(spliced(open, open, padding + key + ": " + value));
        }
        NodeTuple last = mapping.getValue().getLast();
        int from = at(text, last.getKeyNode().getStartMark());
        int end = at(text, last.getValueNode().getEndMark());
        if (end < from) {
            return Optional.empty();
        }
        int blank = from;
        while (blank > open && Character.isWhitespace(text.charAt(blank - 1))) {
            blank--;
        }
        String gap = text.substring(blank, from);
        boolean first = mapping.getValue().size() == 1 && !gap.contains("\n");
        return Optional.of(spliced(end, end, "," + (first ? " " : gap) + key + ": " + value));
    }

    private Stream<String> inLines(MappingNode mapping, String lines) {
        String indent = indent(mapping);
        if (!indent.isBlank()) { // a key behind a dash or a question mark
            return Stream.empty();
        }
        int first =
                lineStart(at(text, mapping.getValue().getFirst().getKeyNode().getStartMark()));
        Stream<String> before = Stream.of(spliced(first, first, indent + lines + newline));
        Stream<String> behind = end(mapping.getValue().getLast()).map(end -> behindLine(end, indent + lines)).stream();
        // behind a block scalar that ends the text without a newline nothing can stand
        return Stream.concat(mapping == root ? Stream.of(atEnd(indent + lines)) : behind, before);
    }

    private String atEnd(String lines) {
        Matcher marker = DOCUMENT_END.matcher(text);
        int end = marker.find(at(text, root.getStartMark())) ? marker.start() : text.length();
        boolean open = end == text.length() && !text.endsWith("\n");
        return spliced(end, end, open ? newline + lines : lines + newline);
    }

    private String behindLine(int at, String lines) {
        boolean fresh = at > 0 && text.charAt(at - 1) == '\n';
        int end = fresh ? at : lineEnd(at);
        return fresh ? spliced(end, end, lines + newline) : spliced(end, end, newline + lines);
    }

    /** @return behind the last character of a member; empty where it cannot be told */
    private Optional<Integer> end(NodeTuple member) {
        int key = at(text, member.getKeyNode().getEndMark());
        Node node = member.getValueNode();
        while (node instanceof CollectionNode<?> block && block.getFlowStyle() == FlowStyle.BLOCK) {
            node = block instanceof MappingNode mapping
                    ? mapping.getValue().getLast().getValueNode()
                    : ((SequenceNode) block).getValue().getLast();
        }
        int end = at(text, node.getEndMark());
        boolean literal = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        return end < key || literal && text.charAt(end - 1) != '\n' ? Optional.empty() : Optional.of(end);
    }

    /** @return what stands before the first key of a mapping in its line */
    private String indent(MappingNode mapping) {
        int at = at(text, mapping.getValue().getFirst().getKeyNode().getStartMark());
        return text.substring(lineStart(at), at);
    }

    /** @return by how much the first mapping in lines is indented */
    private String step() {
        return root.getValue().stream()
                .map(NodeTuple::getValueNode)
                .filter(node -> node instanceof MappingNode mapping
                        && mapping.getFlowStyle() == FlowStyle.BLOCK
                        && node.getAnchor() == null)
                .map(node -> indent((MappingNode) node))
                .filter(indent ->
                        indent.isBlank() && indent.length() > indent(root).length())
                .findFirst()
                .map(indent -> indent.substring(indent(root).length()))
                .orElse("  ");
    }

    private String spliced(int from, int to, String with) {
        return text.substring(0, from) + with + text.substring(to);
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** @return before the line's own end, or the end of the text */
    private int lineEnd(int at) {
        int newlineAt = text.indexOf('\n', at);
        int end = newlineAt < 0 ? text.length() : newlineAt;
        return newlineAt > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static String chopped(String head) {
        return head.endsWith("\r\n")
                ? head.substring(0, head.length() - 2)
                : head.substring(0, Math.max(0, head.length() - 1));
    }
}
