/** The chart is rendered by Helm itself, and what comes out is looked at. */
@NullMarked
package dev.netdoc.helm;

import org.jspecify.annotations.NullMarked;
