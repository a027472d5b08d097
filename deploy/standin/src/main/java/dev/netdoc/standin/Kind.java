package dev.netdoc.standin;

import java.util.List;

/**
 * A kind of object that the API serves.
 *
 * @param group empty for the core group
 * @param version e.g. {@code v1}
 * @param plural the name in paths, e.g. {@code configmaps}
 * @param name the name in objects, e.g. {@code ConfigMap}
 * @param namespaced whether objects live in a namespace
 * @param status whether the status is a subresource of its own
 * @param shortNames what kubectl accepts besides, e.g. {@code cm}
 */
record Kind(
        String group,
        String version,
        String plural,
        String name,
        boolean namespaced,
        boolean status,
        List<String> shortNames) {
    Kind {
        shortNames = List.copyOf(shortNames);
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As messages of the API server name it: {@code configmaps}, {@code daemonsets.apps}. */
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    boolean is(String otherGroup, String otherPlural) {
        return group.equals(otherGroup) && plural.equals(otherPlural);
    }

    /** Reads a line of {@code kinds.txt}. */
    static Kind parse(String line) {
        String[] field = line.split(" ", -1);
        String apiVersion = field[0];
        int slash = apiVersion.indexOf('/');
        return new Kind(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                field[1],
                field[2],
                field[3].equals("N"),
                field[4].equals("s"),
                field[5].equals("-") ? List.of() : List.of(field[5].split(",", -1)));
    }
}
