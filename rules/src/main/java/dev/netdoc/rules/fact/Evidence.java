package dev.netdoc.rules.fact;

/**
 * One thing that was read, as a person can check it with kubectl.
 *
 * @param fact what it says, e.g. {@code eniip_virtual_type}
 * @param value the value seen, redacted and shortened; {@code (absent)} where the API answered that there is none
 * @param source object, field path and resourceVersion, e.g. {@code ConfigMap kube-system/eni-config
 *     data["10-terway.conf"].eniip_virtual_type @48001}
 */
public record Evidence(String fact, String value, String source) {}
