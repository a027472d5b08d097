package dev.netdoc.bot.approval;

/**
 * A message in Slack.
 *
 * @param ts the message's id in its channel; text, never a number
 * @param threadTs the id of its thread's first message
 */
public record MessageRef(String channel, String ts, String threadTs) {}
