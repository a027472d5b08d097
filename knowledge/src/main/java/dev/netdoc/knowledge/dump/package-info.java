/** Import of a team's own documents: plain-text page dumps, cut into entries at their questions and headings. */
@NullMarked
package dev.netdoc.knowledge.dump;

import org.jspecify.annotations.NullMarked;
