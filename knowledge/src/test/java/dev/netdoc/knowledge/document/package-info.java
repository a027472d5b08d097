@NullMarked
package dev.netdoc.knowledge.document;

import org.jspecify.annotations.NullMarked;
