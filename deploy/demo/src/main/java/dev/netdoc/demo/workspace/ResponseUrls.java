package dev.netdoc.demo.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Addresses that an interaction carries, to answer it without a token: five uses in half an hour. Thread-safe. */
final class ResponseUrls {
    private static final int USES = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);
    private final InstantSource clock;
    private final Map<String, Grant> grants = new HashMap<>();

    private int usedUp;

    /**
     * What an address stands for.
     *
     * @param message the {@code ts} of the message with the button; empty for none
     * @param user who pressed it
     */
    record Grant(String channel, Optional<String> message, String user, Instant at, int used) {
        Grant usedOnce() {
            return new Grant(channel, message, user, at, used + 1);
        }
    }

    ResponseUrls(InstantSource clock) {
        this.clock = clock;
    }

    /** The next addresses are used up before they arrive. */
    synchronized void useUp(int howMany) {
        usedUp = howMany;
    }

    /**
     * Returns the address.
     *
     * @param base the address of this workspace
     */
    synchronized String issue(String base, String channel, Optional<String> message, String user) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> grant.at().isBefore(now.minus(LIFE.multipliedBy(2))));
        String id = Ids.secret();
        grants.put(id, new Grant(channel, message, user, now, usedUp > 0 ? USES : 0));
        usedUp = Math.max(0, usedUp - 1);
        return base + "/response/" + AppInstall.TEAM + "/" + id;
    }

    synchronized Grant use(String id) {
        Grant grant = grants.get(id);
        if (grant == null || grant.at().plus(LIFE).isBefore(clock.instant())) {
            throw new Refusal("expired_url");
        }
        if (grant.used() >= USES) {
            throw new Refusal("used_url");
        }
        grants.put(id, grant.usedOnce());
        return grant;
    }
}
