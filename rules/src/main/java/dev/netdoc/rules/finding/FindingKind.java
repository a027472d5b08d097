package dev.netdoc.rules.finding;

import java.util.List;

/**
 * A finding as its folder declares it in {@code finding.yaml}.
 *
 * @param id the folder's name
 * @param folder e.g. {@code findings/flannel/flannel-cni-version-missing}
 * @param product {@code flannel}, {@code terway}, {@code gke} or {@code kubernetes}
 * @param severities those that its rules may conclude, worst first
 * @param topics articles that explain it
 */
public record FindingKind(
        String id, String folder, String product, List<Severity> severities, List<String> topics, Remedy remedy) {
    public FindingKind {
        severities = severities.stream().sorted().toList();
        topics = List.copyOf(topics);
    }

    public String ruleFile() {
        return folder + "/rule.drl";
    }
}
