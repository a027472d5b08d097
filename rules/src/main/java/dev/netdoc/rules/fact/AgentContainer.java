package dev.netdoc.rules.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of a network agent's template.
 *
 * @param command {@code command} and then {@code args}
 * @param args {@code args} alone, each word as it is written; empty where the field is missing, and where a word was left
 *     out because it may be a credential
 * @param env names with their literal values; {@code configmap:NAME/KEY} where the value comes from a ConfigMap
 * @param volumes names of the ConfigMaps that its pod mounts
 * @param privileged whether its security context lets it change its node
 */
public record AgentContainer(
        String name,
        boolean init,
        String image,
        List<String> command,
        Optional<List<String>> args,
        Map<String, String> env,
        List<String> volumes,
        boolean privileged) {
    public AgentContainer {
        command = List.copyOf(command);
        args = args.map(List::copyOf);
        env = Map.copyOf(env);
        volumes = List.copyOf(volumes);
    }

    /**
     * @param name without dashes, e.g. {@code daemon-mode}
     * @return the value of the flag, written as {@code -name value}, {@code --name value} or {@code --name=value}; the
     *     last one counts
     */
    public Optional<String> flag(String name) {
        Optional<String> found = Optional.empty();
        List<String> tokens = command.stream()
                .flatMap(word ->
                        java.util.Arrays.stream(word.strip().split("\\s+", -1))) // sh -c "terwayd -daemon-mode …"
                .toList();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String bare = token.startsWith("--") ? token.substring(2) : token.startsWith("-") ? token.substring(1) : "";
            if (bare.equals(name) && i + 1 < tokens.size()) {
                found = Optional.of(tokens.get(i + 1));
            } else if (bare.startsWith(name + "=")) {
                found = Optional.of(bare.substring(name.length() + 1).strip());
            }
        }
        return found;
    }

    /** @param gate e.g. {@code AutoDataPathV2}; empty if no {@code feature-gates} flag names it */
    public Optional<Boolean> featureGate(String gate) {
        return flag("feature-gates")
                .flatMap(gates -> java.util.Arrays.stream(gates.split(",", -1))
                        .map(String::strip)
                        .filter(g -> g.startsWith(gate + "="))
                        .map(g -> g.substring(gate.length() + 1).equalsIgnoreCase("true"))
                        .findFirst());
    }
}
