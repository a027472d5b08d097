@NullMarked
package dev.netdoc.bot.preference;

import org.jspecify.annotations.NullMarked;
