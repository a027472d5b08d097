/** {@code netdoc.yaml}: what an operator decides. */
@NullMarked
package dev.netdoc.bot.config;

import org.jspecify.annotations.NullMarked;
