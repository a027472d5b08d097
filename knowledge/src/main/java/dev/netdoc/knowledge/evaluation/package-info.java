/** Measures answers against labelled questions. */
@NullMarked
package dev.netdoc.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
