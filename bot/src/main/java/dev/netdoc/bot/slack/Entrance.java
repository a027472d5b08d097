package dev.netdoc.bot.slack;

import com.slack.api.bolt.App;

/** How what happens in Slack comes in. */
interface Entrance extends AutoCloseable {

    /** Lets events in, to this app; opened anew after {@link #close()}. */
    void open(App app) throws Exception;

    /** Whether events can come in at this moment; may take a few seconds. */
    boolean alive();

    @Override
    void close();
}
