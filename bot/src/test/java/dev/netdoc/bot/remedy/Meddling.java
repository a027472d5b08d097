package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A colleague who edits the object just before netdoc's patch arrives. */
final class Meddling {
    static final String TEXT = "{\"name\":\"edited by a colleague\"}";

    private final FlannelStandin cluster;
    private final AtomicInteger edits = new AtomicInteger();

    Meddling(FlannelStandin cluster) {
        this.cluster = cluster;
    }

    int edits() {
        return edits.get();
    }

    ClusterWriter writer(InstantSource clock) {
        var real = new LiveClusterWriter(cluster.connect(), clock);
        return (ClusterWriter) Proxy.newProxyInstance(
                ClusterWriter.class.getClassLoader(),
                new Class<?>[] {ClusterWriter.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("patch")) {
                        cluster.edit(TEXT);
                        edits.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
