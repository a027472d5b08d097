/** netdoc in Slack: Socket Mode in, Block Kit out. Nothing here decides; who may approve is asked of the approvals. */
@NullMarked
package dev.netdoc.bot.slack;

import org.jspecify.annotations.NullMarked;
