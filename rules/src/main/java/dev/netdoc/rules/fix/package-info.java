/** Fixes as pure data: what would change, what restarts, how it is proven and taken back. Nothing here acts. */
@NullMarked
package dev.netdoc.rules.fix;

import org.jspecify.annotations.NullMarked;
