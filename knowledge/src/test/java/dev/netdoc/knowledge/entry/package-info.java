@NullMarked
package dev.netdoc.knowledge.entry;

import org.jspecify.annotations.NullMarked;
