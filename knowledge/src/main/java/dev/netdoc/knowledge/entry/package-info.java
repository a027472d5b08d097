/** Entries: one thing that can be answered, in one language, and where bundled ones are read from. */
@NullMarked
package dev.netdoc.knowledge.entry;

import org.jspecify.annotations.NullMarked;
