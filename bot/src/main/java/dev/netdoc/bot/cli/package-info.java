/** The command line: thin commands over the same code that serves Slack. */
@NullMarked
package dev.netdoc.bot.cli;

import org.jspecify.annotations.NullMarked;
