package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Optional;

/**
 * @param name what people call it in chat
 * @param kubeconfig empty for the usual one ({@code KUBECONFIG}, else {@code ~/.kube/config}, else in-cluster)
 * @param context of that kubeconfig; empty for its current one
 * @param write the second identity, which approved fixes use; empty to write with the one that reads
 * @param subjectAccessReview whether approvers may approve only what their own Kubernetes user may do; the identity
 *     that writes then needs {@code create subjectaccessreviews.authorization.k8s.io}
 * @param findings where new critical findings are posted; empty to post none
 */
public record ClusterConfig(
        @JsonProperty(required = true) String name,
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<WriteAccess> write,
        boolean subjectAccessReview,
        Optional<FindingsConfig> findings) {
    public ClusterConfig {
        Values.required("clusters[].name", name);
        kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
        context = requireNonNullElse(context, Optional.empty());
        write = requireNonNullElse(write, Optional.empty());
        findings = requireNonNullElse(findings, Optional.empty());
    }

    /** {@return this with relative paths taken from {@code base}} */
    ClusterConfig from(Path base) {
        return new ClusterConfig(
                name,
                kubeconfig.map(base::resolve),
                context,
                write.map(its -> its.from(base)),
                subjectAccessReview,
                findings);
    }
}
