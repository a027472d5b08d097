package dev.netdoc.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP request as it came in.
 *
 * @param method e.g. {@code PATCH}
 * @param path decoded, without the query
 * @param rawQuery as it was sent, empty if there was none
 * @param headers with names in lower case
 */
record Call(String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {

    static Call of(String method, String uri, Map<String, String> headers, byte[] body) {
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        return new Call(
                method, decode(path.replace("+", "%2B")), mark < 0 ? "" : uri.substring(mark + 1), headers, body);
    }

    Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.computeIfAbsent(decode(name), key -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** The first value of a parameter, empty if it is missing. */
    String query(String name) {
        return query().getOrDefault(name, List.of("")).getFirst();
    }

    /** A whole number, or the other value if the parameter is missing. */
    long number(String name, long otherwise) {
        String text = query(name);
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("unable to decode the query: " + name + " must be a number, not " + text);
        }
    }

    boolean dryRun() {
        String value = query("dryRun");
        if (!value.isEmpty() && !value.equals("All")) {
            throw Refusal.badRequest("Invalid value: dryRun must be All, not " + value);
        }
        return !value.isEmpty();
    }

    boolean watch() {
        return method.equals("GET")
                && (query("watch").equals("true") || query("watch").equals("1"));
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The media type of the body without its parameters. */
    String contentType() {
        String type = header("content-type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
