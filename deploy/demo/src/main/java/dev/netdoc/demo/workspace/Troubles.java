package dev.netdoc.demo.workspace;

import java.util.List;
import java.util.NoSuchElementException;

/** What can go wrong around the workspace on demand, and be well again. */
public interface Troubles {
    /**
     * One of them.
     *
     * @param cluster where it happens
     * @param name e.g. {@code address-leak}
     * @param title for people
     * @param alert what a monitoring system says of it
     */
    record Trouble(String cluster, String name, String title, String alert, boolean on) {}

    List<Trouble> all();

    /** @throws NoSuchElementException if there is no such trouble */
    void set(String cluster, String name, boolean on);

    static Troubles none() {
        return new Troubles() {
            @Override
            public List<Trouble> all() {
                return List.of();
            }

            @Override
            public void set(String cluster, String name, boolean on) {
                throw new NoSuchElementException("there is no trouble to be made here");
            }
        };
    }
}
