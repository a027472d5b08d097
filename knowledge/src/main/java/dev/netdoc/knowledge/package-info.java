/**
 * What we know: topics in four languages, a team's own documents, and the search over both.
 *
 * <p>{@link dev.netdoc.knowledge.Knowledge} is the way in, {@link dev.netdoc.knowledge.LuceneKnowledge} the one that
 * there is. Nothing here knows clusters or Slack. By subject: {@code entry} is what can be answered, {@code dump} imports a
 * team's pages, {@code language} and {@code analysis} read text, {@code index} and {@code search} find, {@code bundle} is
 * what the build prepares.
 */
@NullMarked
package dev.netdoc.knowledge;

import org.jspecify.annotations.NullMarked;
