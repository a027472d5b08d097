/** Everything embedded: a workspace, three sample clusters and the real bot between them. */
@NullMarked
package dev.netdoc.demo;

import org.jspecify.annotations.NullMarked;
