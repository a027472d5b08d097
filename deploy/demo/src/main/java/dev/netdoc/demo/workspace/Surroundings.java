package dev.netdoc.demo.workspace;

import java.util.List;
import java.util.function.Supplier;

/**
 * What stands around the workspace.
 *
 * @param clusters anything that Jackson can write; shown at {@code /demo/state}
 * @param kubeconfig the file for {@code KUBECONFIG}, as text; shown there as well
 * @param troubles what people can make go wrong
 */
public record Surroundings(Supplier<?> clusters, Supplier<?> kubeconfig, Troubles troubles) {
    public static Surroundings none() {
        return new Surroundings(List::of, () -> "", Troubles.none());
    }
}
