package dev.netdoc.rules.text;

/** A text asks for a value that the rule did not give. A test fills every text, so this is a rule without a case. */
public final class MissingValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingValue(String name, String template) {
        super("no value for {" + name + "} in: " + template + "; give it in the rule, or take it out of the text");
    }
}
