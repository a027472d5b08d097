@NullMarked
package dev.netdoc.knowledge.page;

import org.jspecify.annotations.NullMarked;
