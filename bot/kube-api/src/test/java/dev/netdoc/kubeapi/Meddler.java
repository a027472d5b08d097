package dev.netdoc.kubeapi;

import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.WriteResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Somebody who does something just before netdoc's first request of a kind, and sees how those end. */
final class Meddler {
    private final String method;
    private final Consumer<Object[]> deed;
    private final List<WriteResult> results = new ArrayList<>();
    private boolean done;

    /**
     * @param method of {@link ClusterWriter}
     * @param deed gets its arguments
     */
    Meddler(String method, Consumer<Object[]> deed) {
        this.method = method;
        this.deed = deed;
    }

    ClusterWriter around(ClusterWriter real) {
        return (ClusterWriter) Proxy.newProxyInstance(
                ClusterWriter.class.getClassLoader(),
                new Class<?>[] {ClusterWriter.class},
                (self, called, arguments) -> {
                    boolean meant = called.getName().equals(method);
                    if (meant && !done) {
                        done = true;
                        deed.accept(arguments);
                    }
                    try {
                        Object result = called.invoke(real, arguments);
                        if (meant) {
                            results.add((WriteResult) result);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** {@return what the API server answered to each request of the kind} */
    List<WriteResult> results() {
        return List.copyOf(results);
    }
}
