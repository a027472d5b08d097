package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Listing;
import java.util.Collection;
import java.util.List;

/** How rules that conclude from an empty list show that it was read. */
public final class ListsRead {
    private ListsRead() {}

    /** @return of each list what the API answered, none left out */
    public static List<Evidence> evidence(Collection<?> lists) {
        return lists.stream()
                .map(list -> ((Listing) list).objects().evidence())
                .sorted(java.util.Comparator.comparing(Evidence::source))
                .toList();
    }
}
