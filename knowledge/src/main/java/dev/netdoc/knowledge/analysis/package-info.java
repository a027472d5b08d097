/** Text to words: one chain a language, identifiers apart, n-grams as a safety net. */
@NullMarked
package dev.netdoc.knowledge.analysis;

import org.jspecify.annotations.NullMarked;
