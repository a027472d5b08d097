/** A team's own pages, cut at their headings and questions: Markdown, HTML, and plain text copied from a browser. */
@NullMarked
package dev.netdoc.knowledge.page;

import org.jspecify.annotations.NullMarked;
