/** The record of who changed what: append-only, each record sealed by the hash of the one before. */
@NullMarked
package dev.netdoc.bot.audit;

import org.jspecify.annotations.NullMarked;
