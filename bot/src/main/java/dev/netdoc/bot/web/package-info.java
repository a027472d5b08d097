/** The few web endpoints: what Alertmanager sends, and whether the process is well. */
@NullMarked
package dev.netdoc.bot.web;

import org.jspecify.annotations.NullMarked;
