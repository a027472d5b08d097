/** Who may change what: proposals, decisions, and the proof of a decision without which nothing is executed. */
@NullMarked
package dev.netdoc.bot.approval;

import org.jspecify.annotations.NullMarked;
