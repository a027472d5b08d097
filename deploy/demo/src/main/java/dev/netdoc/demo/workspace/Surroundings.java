package dev.netdoc.demo.workspace;

import java.util.List;
import java.util.function.Supplier;

/**
 * What stands around the workspace and is only shown by it, at {@code /demo/state}.
 *
 * @param clusters anything that Jackson can write
 * @param kubeconfig the file for {@code KUBECONFIG}, as text
 */
public record Surroundings(Supplier<?> clusters, Supplier<?> kubeconfig) {
    public static Surroundings none() {
        return new Surroundings(List::of, () -> "");
    }
}
