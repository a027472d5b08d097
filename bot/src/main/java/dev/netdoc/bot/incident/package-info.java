/**
 * What netdoc says without being asked: in incident channels, about new critical findings, and about alerts. Knows neither
 * Slack nor Kubernetes; a message goes out through {@link dev.netdoc.bot.incident.Noticeboard}.
 */
@NullMarked
package dev.netdoc.bot.incident;

import org.jspecify.annotations.NullMarked;
