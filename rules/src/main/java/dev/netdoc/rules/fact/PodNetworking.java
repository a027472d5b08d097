package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;

/**
 * vSwitches of their own for the pods that it selects ({@code podnetworkings.network.alibabacloud.com}); optional.
 *
 * @param vswitches {@code spec.vSwitchOptions}; its evidence says where
 * @param writtenAt the latest managedFields time whose fields contain {@code f:spec}; unknown where a snapshot was made
 *     without managedFields
 */
public record PodNetworking(String name, Reading<List<String>> vswitches, Reading<Instant> writtenAt) {
    /** @return false also if it has no list of its own */
    public boolean lists(String vswitch) {
        return vswitches.asOptional().filter(ids -> ids.contains(vswitch)).isPresent();
    }

    /** @return whether it is known to have been written before then */
    public boolean writtenBefore(Instant then) {
        return writtenAt.asOptional().filter(at -> at.isBefore(then)).isPresent();
    }
}
