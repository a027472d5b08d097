/** What Slack accepts as Block Kit, and in which words it declines the rest. Pure: JSON in, objections out. */
@NullMarked
package dev.netdoc.demo.workspace.block;

import org.jspecify.annotations.NullMarked;
