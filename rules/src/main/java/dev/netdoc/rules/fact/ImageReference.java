package dev.netdoc.rules.fact;

import java.util.Optional;

/**
 * A container image by name and tag.
 *
 * @param repository with the registry and its port, without tag and digest
 * @param tag empty where there is none; then the version is unknown
 */
public record ImageReference(String repository, Optional<String> tag) {

    /** @param image e.g. {@code registry.example:443/acs/terway:v1.8.0@sha256:0f…} */
    public static ImageReference parse(String image) {
        String named = image.strip();
        int digest = named.indexOf('@');
        if (digest >= 0) {
            named = named.substring(0, digest);
        }
        int colon = named.lastIndexOf(':');
        return colon > named.lastIndexOf('/')
                ? new ImageReference(named.substring(0, colon), Optional.of(named.substring(colon + 1)))
                : new ImageReference(named, Optional.empty());
    }

    /** @return the last part of the repository, e.g. {@code terway} */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }
}
