/** The whole product, end to end: the real bot between a workspace and clusters that refuse what the real ones refuse. */
@NullMarked
package dev.netdoc.demo;

import org.jspecify.annotations.NullMarked;
