/** Reading and mending a cluster whose API server is the real one: what it validates, grants, refuses and pages. */
@NullMarked
package dev.netdoc.kubeapi;

import org.jspecify.annotations.NullMarked;
