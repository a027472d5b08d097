@NullMarked
package dev.netdoc.knowledge.language;

import org.jspecify.annotations.NullMarked;
