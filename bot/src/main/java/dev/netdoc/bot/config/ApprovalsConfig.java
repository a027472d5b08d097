package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

/** @param high how many different people must approve a fix with a high blast radius; 1 if not set */
public record ApprovalsConfig(Integer high) {
    static final ApprovalsConfig ONE = new ApprovalsConfig(1);

    public ApprovalsConfig {
        high = requireNonNullElse(high, 1);
        if (high < 1) {
            throw new IllegalArgumentException("remediation.approvals.high must be at least 1, not " + high);
        }
    }
}
