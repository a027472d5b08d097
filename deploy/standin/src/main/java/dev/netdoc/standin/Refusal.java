package dev.netdoc.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer that is a failure: carries the HTTP code and the {@code Status} object that Kubernetes prints for it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final transient ObjectNode status;

    private Refusal(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message).put("reason", reason);
        status.set("details", details);
        status.put("code", code);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }

    static Refusal plain(int code, String reason, String message) {
        return new Refusal(code, reason, message, Json.object());
    }

    static Refusal badRequest(String message) {
        return plain(400, "BadRequest", message);
    }

    static Refusal unauthorized() {
        return plain(401, "Unauthorized", "Unauthorized");
    }

    static Refusal forbidden(Kind kind, String name, String message) {
        String subject = name.isEmpty() ? kind.qualified() : kind.qualified() + " \"" + name + "\"";
        return of(403, "Forbidden", subject + " is forbidden: " + message, kind, name);
    }

    static Refusal notFound(Kind kind, String name) {
        return of(404, "NotFound", kind.qualified() + " \"" + name + "\" not found", kind, name);
    }

    static Refusal noSuchPath() {
        return plain(404, "NotFound", "the server could not find the requested resource");
    }

    static Refusal methodNotAllowed() {
        return plain(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static Refusal alreadyExists(Kind kind, String name) {
        return of(409, "AlreadyExists", kind.qualified() + " \"" + name + "\" already exists", kind, name);
    }

    static Refusal conflict(Kind kind, String name, String cause) {
        String message = "Operation cannot be fulfilled on " + kind.qualified() + " \"" + name + "\": " + cause;
        return of(409, "Conflict", message, kind, name);
    }

    static Refusal stale(Kind kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static Refusal gone(String reason, String message) {
        return plain(410, reason, message);
    }

    static Refusal unsupportedMediaType(String type) {
        return plain(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - " + type
                        + " is not among the accepted media types: application/json-patch+json,"
                        + " application/merge-patch+json, application/strategic-merge-patch+json,"
                        + " application/apply-patch+yaml");
    }

    /** What the API server says to a JSON Patch that does not apply, a failed {@code test} among them. */
    static Refusal patchFailed() {
        return plain(422, "Invalid", "the server rejected our request due to an error in our request");
    }

    static Refusal invalid(Kind kind, String name, String field, String message) {
        Refusal refusal =
                of(422, "Invalid", kind.name() + " \"" + name + "\" is invalid: " + field + ": " + message, kind, name);
        Json.child(refusal.status, "details")
                .withArrayProperty("causes")
                .addObject()
                .put("reason", "FieldValueInvalid")
                .put("message", message)
                .put("field", field);
        return refusal;
    }

    private static Refusal of(int code, String reason, String message, Kind kind, String name) {
        ObjectNode details = Json.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        return new Refusal(code, reason, message, details.put("kind", kind.plural()));
    }
}
