/** Why a finding holds, or why not: its rules, condition by condition, with the facts of one cluster. */
@NullMarked
package dev.netdoc.rules.why;

import org.jspecify.annotations.NullMarked;
