/** What changed in a cluster of late, for people who ask what is different from before. */
@NullMarked
package dev.netdoc.rules.recent;

import org.jspecify.annotations.NullMarked;
