/** The mode report: which plug-in, which ENI mode, which acceleration, who routes and who enforces. */
@NullMarked
package dev.netdoc.rules.mode;

import org.jspecify.annotations.NullMarked;
