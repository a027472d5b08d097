@NullMarked
package dev.netdoc.knowledge.analysis;

import org.jspecify.annotations.NullMarked;
