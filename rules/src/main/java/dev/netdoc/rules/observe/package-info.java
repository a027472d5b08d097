/** Kubernetes objects in, facts out: the one mapper for a live API, a snapshot file and the rules' own cases. */
@NullMarked
package dev.netdoc.rules.observe;

import org.jspecify.annotations.NullMarked;
