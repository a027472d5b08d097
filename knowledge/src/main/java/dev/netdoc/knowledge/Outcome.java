package dev.netdoc.knowledge;

/** What came of a question. */
public enum Outcome {
    /** The best hit is good enough to be given as the answer. */
    ANSWERED,

    /** It may be one of the best hits; only the asker can say. */
    DID_YOU_MEAN,

    /** Nothing that is held answers it. */
    NOT_KNOWN
}
