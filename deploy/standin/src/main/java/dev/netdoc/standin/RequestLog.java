package dev.netdoc.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The last requests, oldest first; it keeps 20,000. Thread-safe. */
public final class RequestLog {
    private static final int KEPT = 20_000;
    private final Deque<Served> requests = new ArrayDeque<>();

    RequestLog() {}

    synchronized void add(Served request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    public synchronized List<Served> all() {
        return List.copyOf(requests);
    }

    /**
     * How many requests there were.
     *
     * @param method regular expression for the whole method
     * @param path regular expression found anywhere in the path
     */
    public long count(String method, String path) {
        Pattern methods = Pattern.compile(method);
        Pattern paths = Pattern.compile(path);
        return all().stream()
                .filter(request -> methods.matcher(request.method()).matches()
                        && paths.matcher(request.path()).find())
                .count();
    }

    public synchronized void clear() {
        requests.clear();
    }
}
