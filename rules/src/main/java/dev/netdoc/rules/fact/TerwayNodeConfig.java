package dev.netdoc.rules.fact;

import java.util.List;

/**
 * A dynamic Terway configuration that nodes name in their label {@code terway-config}.
 *
 * @param ref the ConfigMap in kube-system
 * @param nodes the nodes that name it, those that Terway ignores left out
 * @param merged its {@code eni_conf} laid over that of eni-config (RFC 7396); absent if the ConfigMap or its key is not
 *     there, unknown if it could not be read, or does not parse
 * @param found whether the ConfigMap itself is there; unknown if it could not be read
 * @param parses false only if it was read and its {@code eni_conf} is no JSON object
 */
public record TerwayNodeConfig(
        ObjectRef ref, List<String> nodes, Reading<EniConf> merged, Reading<Boolean> found, boolean parses) {
    public TerwayNodeConfig {
        nodes = List.copyOf(nodes);
    }

    public String name() {
        return ref.name();
    }
}
