/** The Lucene index: one document an entry and language. */
@NullMarked
package dev.netdoc.knowledge.index;

import org.jspecify.annotations.NullMarked;
