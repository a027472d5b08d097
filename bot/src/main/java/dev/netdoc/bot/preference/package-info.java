/** What people chose for themselves, in the store. */
@NullMarked
package dev.netdoc.bot.preference;

import org.jspecify.annotations.NullMarked;
