package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import java.util.Collection;
import java.util.List;

/**
 * A pod that got no address.
 *
 * @param use the range of its node and how much of it is in use
 * @param event what said so
 */
public record RefusedAddress(AddressUse use, ObjectRef pod, Evidence event) {

    /** @return the nodes' ranges, each once */
    public static List<AddressUse> uses(Collection<?> refused) {
        return refused.stream()
                .map(one -> ((RefusedAddress) one).use())
                .distinct()
                .toList();
    }

    /** @return {@code namespace/name} of each pod */
    public static List<String> pods(Collection<?> refused) {
        return Seen.texts(
                refused.stream().map(one -> ((RefusedAddress) one).pod()).toList());
    }

    /** @return what said so, for as many as a person reads */
    public static List<Evidence> events(Collection<?> refused) {
        return Seen.some(
                refused.stream().map(one -> ((RefusedAddress) one).event()).toList());
    }
}
