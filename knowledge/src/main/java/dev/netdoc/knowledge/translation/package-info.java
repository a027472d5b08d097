/** Which word of one language stands for which of another, learned from articles that say the same in several. */
@NullMarked
package dev.netdoc.knowledge.translation;

import org.jspecify.annotations.NullMarked;
