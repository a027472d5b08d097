package dev.netdoc.rules.fact;

/**
 * The API server's version ({@code GET /version}). Bugs of the API compare it; bugs of nodes compare the node's.
 *
 * @param text e.g. {@code v1.30.7-aliyun.1}
 * @param version unknown if the text does not read as one
 */
public record ClusterVersion(Reading<String> text, Reading<Version> version) {
    /** @return false also if the version is unknown */
    public boolean atLeast(String bound) {
        return version.asOptional().filter(v -> v.atLeast(bound)).isPresent();
    }

    /** @return false also if the version is unknown */
    public boolean before(String bound) {
        return version.asOptional().filter(v -> v.before(bound)).isPresent();
    }
}
