package dev.netdoc.bot.conversation;

import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.rules.fact.Facts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster that answers, is down, or keeps people waiting. */
public final class FakeCluster implements Cluster {
    private final String name;
    private final boolean down;
    private final boolean broken;
    private final CountDownLatch gate;
    private final AtomicInteger gathered = new AtomicInteger();

    private FakeCluster(String name, boolean down, int gates) {
        this.name = name;
        this.down = down;
        this.broken = gates < 0;
        this.gate = new CountDownLatch(Math.max(0, gates));
    }

    public static FakeCluster up(String name) {
        return new FakeCluster(name, false, 0);
    }

    public static FakeCluster down(String name) {
        return new FakeCluster(name, true, 0);
    }

    /** Fails with an error, as code that does not link does. */
    static FakeCluster broken(String name) {
        return new FakeCluster(name, false, -1);
    }

    /** Answers after {@link #open()}. */
    public static FakeCluster slow(String name) {
        return new FakeCluster(name, false, 1);
    }

    public void open() {
        gate.countDown();
    }

    int gathered() {
        return gathered.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Facts gather(Progress progress) {
        gathered.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (broken) {
            throw new NoSuchMethodError("a rule");
        }
        if (down) {
            throw new ClusterUnavailable("connection refused by 10.0.0.1:6443 <&>", new java.io.IOException("refused"));
        }
        return new Facts(name, Optional.of("v1.30.1"), Samples.NOW, List.of(), List.of());
    }
}
