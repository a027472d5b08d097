package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people told netdoc about a cluster, as the API cannot say it.
 *
 * @param privateZones private DNS zones of the VPC, in lower case without trailing dots; absent if none were told
 * @param dualStackSince when the cluster became dual stack
 */
public record Settings(Reading<List<String>> privateZones, Optional<Instant> dualStackSince) {}
