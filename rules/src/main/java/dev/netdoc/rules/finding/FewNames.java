package dev.netdoc.rules.finding;

import java.util.Collection;
import java.util.List;

/** As many names as a person reads; a cluster can have thousands of the same. */
public final class FewNames {
    private static final int SHOWN = 10;

    private FewNames() {}

    /** @return the first few, sorted; of an object {@code namespace/name} */
    public static List<String> of(Collection<?> things) {
        return Seen.texts(things).stream().limit(SHOWN).toList();
    }
}
