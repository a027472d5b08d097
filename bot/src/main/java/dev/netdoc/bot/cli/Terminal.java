package dev.netdoc.bot.cli;

import dev.netdoc.bot.conversation.TextRenderer;

/** Where a person reads the output; the launcher knows. */
final class Terminal {
    private Terminal() {}

    /** Colours only where a terminal shows them and nobody asked for none. */
    static boolean colours() {
        return Boolean.getBoolean("netdoc.terminal.out")
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    static TextRenderer renderer() {
        return new TextRenderer(colours());
    }

    /** Whether somebody waits who likes to see progress. */
    static boolean watched() {
        return Boolean.getBoolean("netdoc.terminal.err");
    }
}
