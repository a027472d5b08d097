@NullMarked
package dev.netdoc.bot.question;

import org.jspecify.annotations.NullMarked;
