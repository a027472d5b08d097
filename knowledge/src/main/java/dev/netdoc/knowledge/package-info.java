/**
 * What we know: topics in four languages, a team's own documents, and the search over both.
 *
 * <p>{@link dev.netdoc.knowledge.Knowledge} is the way in. Nothing here knows clusters or Slack.
 */
@NullMarked
package dev.netdoc.knowledge;

import org.jspecify.annotations.NullMarked;
