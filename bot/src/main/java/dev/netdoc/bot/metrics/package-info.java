/** What is measured, for Prometheus. The rest of the bot does not know that it is: measured things look like others. */
@NullMarked
package dev.netdoc.bot.metrics;

import org.jspecify.annotations.NullMarked;
