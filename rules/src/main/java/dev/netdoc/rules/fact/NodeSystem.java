package dev.netdoc.rules.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs a node. Source: {@code node.status.nodeInfo}; empty text where a field is missing.
 *
 * @param kubelet the node's own version of Kubernetes; it may lag behind the cluster's
 * @param kubeletText as the kubelet says it, e.g. {@code v1.30.7-aliyun.1}
 * @param containerRuntime e.g. {@code docker://19.3.5}, {@code containerd://1.6.28}
 * @param kernel e.g. {@code 5.10.134-16.3.al8.x86_64}
 * @param operatingSystem {@code linux} or {@code windows}
 */
public record NodeSystem(
        Reading<Version> kubelet,
        String kubeletText,
        String containerRuntime,
        String kernel,
        String osImage,
        String operatingSystem) {
    private static final Pattern RELEASE = Pattern.compile("^(\\d{1,4})\\.(\\d{1,4})");

    public boolean docker() {
        return containerRuntime.startsWith("docker://");
    }

    /** @return whether the kernel's first two numbers are known and less */
    public boolean kernelBefore(int major, int minor) {
        Matcher m = RELEASE.matcher(kernel);
        if (!m.find()) {
            return false;
        }
        int seen = Integer.parseInt(m.group(1));
        return seen < major || (seen == major && Integer.parseInt(m.group(2)) < minor);
    }
}
