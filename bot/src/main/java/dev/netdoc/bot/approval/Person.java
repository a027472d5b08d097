package dev.netdoc.bot.approval;

/**
 * Somebody in chat, by the ids that the chat itself vouches for.
 *
 * @param team the workspace's id
 * @param user the user's id, e.g. {@code U024BE7LH}; never a display name
 */
public record Person(String team, String user) {}
