package dev.netdoc.standin;

/** Brings a cluster nearer to how it should be. Called again after every change, never twice at once. */
public interface Controller {
    /** One look and, if need be, one step; must not wait. */
    void sync(ClusterObjects cluster);
}
