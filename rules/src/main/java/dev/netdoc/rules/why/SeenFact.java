package dev.netdoc.rules.why;

import dev.netdoc.rules.fact.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * One fact as far as a condition asks for it.
 *
 * @param type e.g. {@code FlannelConfig}
 * @param about the object it is about, e.g. {@code ConfigMap kube-system/kube-flannel-cfg}; may be empty
 * @param evidence what was read and where
 * @param madeBy the rule that concluded this fact from others; empty for what was read
 */
public record SeenFact(String type, String about, List<Evidence> evidence, Optional<RuleTrace> madeBy) {
    public SeenFact {
        evidence = List.copyOf(evidence);
    }
}
