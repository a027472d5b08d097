/** What was seen in a cluster: immutable, three-valued, each with the object and field it was read from. */
@NullMarked
package dev.netdoc.rules.fact;

import org.jspecify.annotations.NullMarked;
