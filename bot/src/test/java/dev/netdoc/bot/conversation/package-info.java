@NullMarked
package dev.netdoc.bot.conversation;

import org.jspecify.annotations.NullMarked;
