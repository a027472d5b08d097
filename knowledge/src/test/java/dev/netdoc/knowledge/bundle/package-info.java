@NullMarked
package dev.netdoc.knowledge.bundle;

import org.jspecify.annotations.NullMarked;
