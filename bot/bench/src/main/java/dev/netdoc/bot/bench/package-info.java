/** Measures how long it takes to read a cluster and to conclude about it. */
@NullMarked
package dev.netdoc.bot.bench;

import org.jspecify.annotations.NullMarked;
