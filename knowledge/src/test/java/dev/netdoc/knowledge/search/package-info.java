@NullMarked
package dev.netdoc.knowledge.search;

import org.jspecify.annotations.NullMarked;
