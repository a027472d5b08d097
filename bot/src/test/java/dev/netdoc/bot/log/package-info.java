@NullMarked
package dev.netdoc.bot.log;

import org.jspecify.annotations.NullMarked;
