package dev.netdoc.bot.slack;

/** Slack will not do what was asked; the message names the method, Slack's word for it and what to do. */
final class SlackRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;

    SlackRefused(String method, String error, String detail) {
        super(method + ": " + error + hint(error, detail));
        this.error = error;
    }

    String error() {
        return error;
    }

    private static String hint(String error, String detail) {
        return switch (error) {
            case "missing_scope" -> "; add the scope " + detail + " to the Slack app and install it again";
            case "not_in_channel" -> "; invite netdoc to the channel";
            case "is_archived" -> "; the channel is archived";
            case "invalid_auth", "token_revoked", "account_inactive", "not_authed" ->
                "; the bot token is no longer good, install the Slack app again and restart netdoc";
            default -> detail.isEmpty() ? "" : " (" + detail + ")";
        };
    }
}
