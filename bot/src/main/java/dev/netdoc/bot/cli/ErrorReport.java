package dev.netdoc.bot.cli;

import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.bot.cluster.KubeconfigUnusable;
import dev.netdoc.bot.config.ConfigUnreadable;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.bot.trace.TracesMisconfigured;
import dev.netdoc.knowledge.document.DocumentsMissing;
import dev.netdoc.knowledge.evaluation.LabelBroken;
import dev.netdoc.rules.observe.SnapshotUnreadable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what went wrong and what to do next. */
final class ErrorReport {
    private ErrorReport() {}

    static int wrongUse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        StringBuilder sentence = new StringBuilder(oneLine(String.valueOf(e.getMessage())));
        if (e instanceof UnmatchedArgumentException unmatched) {
            var suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                sentence.append("; did you mean ")
                        .append(String.join(" or ", suggestions))
                        .append('?');
            }
        }
        String name = command.getCommandSpec().qualifiedName();
        String end = sentence.toString().matches(".*[.?!]") ? " " : ". ";
        command.getErr().println("netdoc: " + sentence + end + "See '" + name + " --help'.");
        return UserError.WRONG_USE;
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        String message = oneLine(String.valueOf(e.getMessage()));
        return switch (e) {
            case UserError error -> report(command, message, error.exitCode());
            case ConfigUnreadable error -> report(command, message, UserError.WRONG_USE);
            case ClusterUnavailable error -> report(command, message, UserError.OUTSIDE_FAILED);
            case KubeconfigUnusable error -> report(command, message, UserError.OUTSIDE_FAILED);
            case SnapshotUnreadable error -> report(command, message, UserError.OUTSIDE_FAILED);
            case DocumentsMissing error -> report(command, message, UserError.OUTSIDE_FAILED);
            case LabelBroken error -> report(command, message, UserError.WRONG_USE);
            case StoreUnavailable error -> report(command, message, UserError.OUTSIDE_FAILED);
            case TracesMisconfigured error -> report(command, message, UserError.WRONG_USE);
            default -> {
                // A fault of netdoc itself: say so, and give what a report needs.
                command.getErr().println("netdoc: an error of netdoc itself, please report it: " + e);
                e.printStackTrace(command.getErr());
                yield UserError.OUTSIDE_FAILED;
            }
        };
    }

    private static int report(CommandLine command, String message, int exitCode) {
        command.getErr().println("netdoc: " + message);
        return exitCode;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
