@NullMarked
package dev.netdoc.bot.incident;

import org.jspecify.annotations.NullMarked;
