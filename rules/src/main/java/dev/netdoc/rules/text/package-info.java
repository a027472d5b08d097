/** How findings and fixes are told to people: templates in four languages, filled with values from a cluster. */
@NullMarked
package dev.netdoc.rules.text;

import org.jspecify.annotations.NullMarked;
