@NullMarked
package dev.netdoc.demo.workspace.block;

import org.jspecify.annotations.NullMarked;
