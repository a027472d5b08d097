/** Which of the four languages a text is written in. */
@NullMarked
package dev.netdoc.knowledge.language;

import org.jspecify.annotations.NullMarked;
