/** From a question to ranked hits, and whether the best of them is an answer. */
@NullMarked
package dev.netdoc.knowledge.search;

import org.jspecify.annotations.NullMarked;
