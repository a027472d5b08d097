@NullMarked
package dev.netdoc.bot.watch;

import org.jspecify.annotations.NullMarked;
