package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import java.util.Optional;

final class FlannelAddCniVersion implements Fix {
    @Override
    public String id() {
        return "flannel-add-cniversion";
    }

    @Override
    public Optional<FixPlan> plan(String finding, String fingerprint, Facts facts) {
        return Optional.empty();
    }
}
