@NullMarked
package dev.netdoc.knowledge.translation;

import org.jspecify.annotations.NullMarked;
