package dev.netdoc.demo.workspace;

/** One open WebSocket of the app. */
interface Link {
    void send(String text);

    void ping();

    /** Closes it in good order. */
    void close();

    /** Cuts it without a word. */
    void drop();
}
