/** The only place that talks to Kubernetes: facts out, approved changes in. */
@NullMarked
package dev.netdoc.bot.cluster;

import org.jspecify.annotations.NullMarked;
