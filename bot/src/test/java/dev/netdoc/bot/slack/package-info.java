@NullMarked
package dev.netdoc.bot.slack;

import org.jspecify.annotations.NullMarked;
