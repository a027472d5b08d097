/** What rules conclude is wrong, and how it is told to people. */
@NullMarked
package dev.netdoc.rules.finding;

import org.jspecify.annotations.NullMarked;
