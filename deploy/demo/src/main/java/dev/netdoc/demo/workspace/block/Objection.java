package dev.netdoc.demo.workspace.block;

/**
 * One thing that Slack declines in a set of blocks, in Slack's wording.
 *
 * @param message e.g. {@code must be less than 3001 characters}
 * @param pointer where, as a JSON pointer into the request, e.g. {@code /blocks/0/text/text}
 */
public record Objection(String message, String pointer) {
    /** The line as it stands in an answer's {@code errors}. */
    public String line() {
        return message + " [json-pointer:" + pointer + "]";
    }
}
