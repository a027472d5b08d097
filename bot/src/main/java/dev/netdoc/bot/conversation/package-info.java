/** Question in, reply out. No Slack types: the same code serves Slack, the command line and the demo. */
@NullMarked
package dev.netdoc.bot.conversation;

import org.jspecify.annotations.NullMarked;
