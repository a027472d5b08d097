package dev.netdoc.rules.text;

/** A text file does not have the shape that the README of this module describes. */
public final class MalformedText extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedText(String file, String reason) {
        super(file + ": " + reason);
    }
}
