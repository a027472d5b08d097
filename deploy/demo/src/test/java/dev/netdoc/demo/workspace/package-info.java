@NullMarked
package dev.netdoc.demo.workspace;

import org.jspecify.annotations.NullMarked;
