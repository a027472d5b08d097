package dev.netdoc.bot.remedy;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fix.Aftermath;
import dev.netdoc.rules.fix.Fix;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.Proof;
import dev.netdoc.rules.fix.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fix whose proof is what a test says, and what was asked of it. */
final class Knowledge implements Fix {
    private final String id;
    final List<Aftermath> asked = new ArrayList<>();
    final List<Proof> answers = new ArrayList<>();

    Knowledge(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        throw new UnsupportedOperationException("the doctor plans");
    }

    /** The next of the answers; without any, as fixes answer by default. */
    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        asked.add(now);
        return answers.isEmpty() ? Fix.super.proof(plan, now) : answers.removeFirst();
    }
}
