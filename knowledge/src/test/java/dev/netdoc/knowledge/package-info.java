@NullMarked
package dev.netdoc.knowledge;

import org.jspecify.annotations.NullMarked;
