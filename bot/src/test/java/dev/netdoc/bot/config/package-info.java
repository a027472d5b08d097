@NullMarked
package dev.netdoc.bot.config;

import org.jspecify.annotations.NullMarked;
