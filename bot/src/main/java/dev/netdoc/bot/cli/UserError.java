package dev.netdoc.bot.cli;

/**
 * Something that ends a command with one sentence on stderr.
 *
 * <p>Exit code 2: the command was used wrongly; 3: the outside failed (cluster, Slack, file).
 */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int WRONG_USE = 2;
    static final int OUTSIDE_FAILED = 3;

    private final int exitCode;

    private UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static UserError wrongUse(String message) {
        return new UserError(WRONG_USE, message);
    }

    static UserError outside(String message) {
        return new UserError(OUTSIDE_FAILED, message);
    }

    int exitCode() {
        return exitCode;
    }
}
