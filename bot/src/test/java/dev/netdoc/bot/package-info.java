/** What the tests of several packages share. */
@NullMarked
package dev.netdoc.bot;

import org.jspecify.annotations.NullMarked;
