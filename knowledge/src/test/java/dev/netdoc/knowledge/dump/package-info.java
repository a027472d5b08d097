@NullMarked
package dev.netdoc.knowledge.dump;

import org.jspecify.annotations.NullMarked;
