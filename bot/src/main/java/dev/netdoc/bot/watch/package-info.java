/** Looks at clusters when they change, and says what is new. */
@NullMarked
package dev.netdoc.bot.watch;

import org.jspecify.annotations.NullMarked;
