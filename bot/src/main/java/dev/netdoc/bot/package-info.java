/** The bot put together: {@link dev.netdoc.bot.Bot} is all the wiring there is. */
@NullMarked
package dev.netdoc.bot;

import org.jspecify.annotations.NullMarked;
