package dev.netdoc.demo.workspace;

/** A script or the page asked for something that is not there or makes no sense; the message says what. */
final class BadRequest extends RuntimeException {
    private final int status;

    BadRequest(String message) {
        this(400, message);
    }

    private BadRequest(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static BadRequest notFound(String message) {
        return new BadRequest(404, message);
    }

    static BadRequest unanswered(String message) {
        return new BadRequest(504, message);
    }

    int status() {
        return status;
    }
}
