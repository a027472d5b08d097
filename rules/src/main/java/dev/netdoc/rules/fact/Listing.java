package dev.netdoc.rules.fact;

/**
 * Whether a list could be read. Without it, that no object was seen says nothing.
 *
 * @param resource as kubectl names it, e.g. {@code daemonsets.apps}, {@code nodes},
 *     {@code nodes.network.alibabacloud.com}; {@code pods/log} is there only if some log was refused
 * @param namespace empty for the whole cluster
 * @param objects how many there are; absent if the API has no such kind; unknown if it could not be read or was not asked
 */
public record Listing(String resource, String namespace, Reading<Integer> objects) {

    public static Listing unreadable(String resource, String reason) {
        var evidence = new Evidence("list", "(" + reason + ")", resource);
        return new Listing(resource, "", new Reading.Unknown<>(reason, evidence));
    }

    public boolean readable() {
        return objects.isPresent();
    }

    public boolean unreadable() {
        return objects.isUnknown();
    }

    /** @return whether there is surely none: the list is empty, or the API has no such kind */
    public boolean empty() {
        return objects.isAbsent() || objects.asOptional().filter(n -> n == 0).isPresent();
    }
}
