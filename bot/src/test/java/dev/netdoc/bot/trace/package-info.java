@NullMarked
package dev.netdoc.bot.trace;

import org.jspecify.annotations.NullMarked;
