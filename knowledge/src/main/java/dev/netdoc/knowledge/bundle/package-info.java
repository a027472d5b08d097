/** What is shipped, analysed and indexed when it is built, so that opening it needs neither dictionaries nor parsing. */
@NullMarked
package dev.netdoc.knowledge.bundle;

import org.jspecify.annotations.NullMarked;
