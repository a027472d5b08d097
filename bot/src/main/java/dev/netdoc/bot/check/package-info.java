/** Tries what an installation needs, before the bot runs. */
@NullMarked
package dev.netdoc.bot.check;

import org.jspecify.annotations.NullMarked;
