package dev.netdoc.bot.slack;

/**
 * Where an answer goes: always into a thread.
 *
 * @param threadTs the id of the thread's first message
 * @param user whom it is for
 */
record Place(String channel, String threadTs, String user) {}
