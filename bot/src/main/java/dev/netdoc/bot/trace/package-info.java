/** What is done for an event or a fix, as spans of OpenTelemetry. The rest of the bot knows steps and nothing of where they go. */
@NullMarked
package dev.netdoc.bot.trace;

import org.jspecify.annotations.NullMarked;
