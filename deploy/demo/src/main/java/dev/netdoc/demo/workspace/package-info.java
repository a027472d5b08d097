/**
 * A workspace that speaks Slack's protocols on one local port: Web API, Socket Mode, response URLs, files, and a page
 * for people. It declines what Slack declines, so that a bot which works here works there.
 */
@NullMarked
package dev.netdoc.demo.workspace;

import org.jspecify.annotations.NullMarked;
