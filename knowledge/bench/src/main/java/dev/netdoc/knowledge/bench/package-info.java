/** How fast the search is, and how it compares with what else there is. */
@NullMarked
package dev.netdoc.knowledge.bench;

import org.jspecify.annotations.NullMarked;
