/** Runs the rules: facts in, {@link dev.netdoc.rules.engine.Diagnosis} out. */
@NullMarked
package dev.netdoc.rules.engine;

import org.jspecify.annotations.NullMarked;
