package dev.netdoc.rules.fix;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every fix that netdoc has. Turning one on is a line here, on purpose: it is reviewed. */
public final class Fixes {
    private Fixes() {}

    /** @return each fix by its id */
    public static Map<String, Fix> byId() {
        return List.<Fix>of(
                        new FlannelAddCniVersion(),
                        new KubeProxyConntrack(),
                        new KubeProxyRestart(),
                        new KubeProxyRollbackScheduler(),
                        new KubeProxyUdpTimeout())
                .stream()
                .collect(Collectors.toUnmodifiableMap(Fix::id, Function.identity()));
    }
}
