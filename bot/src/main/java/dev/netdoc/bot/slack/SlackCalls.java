package dev.netdoc.bot.slack;

/** Hears of every call of Slack's Web API. Called often; must be quick. */
@FunctionalInterface
public interface SlackCalls {
    SlackCalls UNHEARD = (method, outcome) -> {};

    /** What came of a call. */
    enum Outcome {
        OK("ok"),
        /** Slack refused it, or did not answer. */
        ERROR("error"),
        /** Slack asks to wait. */
        LIMITED("429");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param method as Slack calls it, e.g. {@code chat.postMessage}; {@code other} for what is no method */
    void called(String method, Outcome outcome);
}
