/** A Kubernetes API over real HTTP that enforces what netdoc relies on. */
@NullMarked
package dev.netdoc.standin;

import org.jspecify.annotations.NullMarked;
