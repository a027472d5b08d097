package dev.netdoc.rules.fix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every fix that netdoc has. Turning one on is a line here, on purpose: it is reviewed. */
public final class Fixes {
    private static final Map<String, Fix> BY_ID = List.<Fix>of(
                    new CordonNode(),
                    new FlannelAddCniVersion(),
                    new FlannelEnableHairpin(),
                    new GkeIpMasqRandomOff(),
                    new KubeProxyConntrack(),
                    new KubeProxyRestart(),
                    new KubeProxyRollbackScheduler(),
                    new KubeProxyUdpTimeout(),
                    new ServicePreferDualStack(),
                    new TerwayDisableNetworkPolicy(),
                    new TerwayEnableInClusterLb(),
                    new TerwayRestart())
            .stream()
            .collect(Collectors.toUnmodifiableMap(Fix::id, Function.identity()));

    private Fixes() {}

    /** @return each fix by its id */
    public static Map<String, Fix> byId() {
        return BY_ID;
    }

    /** @return whether nothing of the finding is left to a person once a plan is carried out, see {@link Fix#mends} */
    public static boolean mends(FixPlan plan) {
        return Optional.ofNullable(BY_ID.get(plan.id())).map(Fix::mends).orElse(true);
    }

    /** @return see {@link Fix#highBlastRadius}; what this version does not know may reach as far as anything */
    public static boolean highBlastRadius(FixPlan plan) {
        return Optional.ofNullable(BY_ID.get(plan.id()))
                .map(fix -> fix.highBlastRadius(plan))
                .orElse(true);
    }
}
