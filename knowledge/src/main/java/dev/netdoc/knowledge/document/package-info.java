/** Import of a team's own documents: which files, which text, which language, and which entries say the same. */
@NullMarked
package dev.netdoc.knowledge.document;

import org.jspecify.annotations.NullMarked;
