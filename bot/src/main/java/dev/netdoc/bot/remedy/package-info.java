/** Carries approved fixes out: confirm, write, restart at a pace, verify; taken up again after a crash. */
@NullMarked
package dev.netdoc.bot.remedy;

import org.jspecify.annotations.NullMarked;
