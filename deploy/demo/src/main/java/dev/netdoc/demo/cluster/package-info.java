/** The sample clusters of the demo. */
@NullMarked
package dev.netdoc.demo.cluster;

import org.jspecify.annotations.NullMarked;
