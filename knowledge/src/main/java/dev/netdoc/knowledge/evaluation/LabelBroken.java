package dev.netdoc.knowledge.evaluation;

/** A line of a labelled file is not what it should be; the message names the file, the line and what is expected. */
public final class LabelBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    LabelBroken(String message) {
        super(message);
    }
}
