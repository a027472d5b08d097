package dev.netdoc.rules.fix;

import java.util.List;

/**
 * A fix in one language, its placeholders filled: CommonMark in which values from the cluster are escaped. The title holds no
 * markup of its own.
 *
 * @param title verb and object, e.g. "Add cniVersion to kube-flannel-cfg"
 * @param blastRadius who feels it, one or two sentences
 * @param warnings what to know before approving
 * @param verification how it will be proven, one sentence
 * @param undo how it is taken back, one sentence
 */
public record FixText(String title, String blastRadius, List<String> warnings, String verification, String undo) {
    public FixText {
        warnings = List.copyOf(warnings);
    }
}
