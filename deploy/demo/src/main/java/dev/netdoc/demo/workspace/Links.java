package dev.netdoc.demo.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The app's sockets, and the tickets to open more. Guarded by {@link SocketMode}'s lock. */
final class Links {
    static final int MOST = 10;
    private final Set<String> tickets = new HashSet<>();
    private final List<Link> open = new ArrayList<>();
    private final Set<Link> silent = new HashSet<>();
    private final Map<Link, CountDownLatch> unread = new HashMap<>();
    private int most = MOST;
    private int turn;

    String ticket() {
        String ticket = Ids.secret();
        tickets.add(ticket);
        return ticket;
    }

    /** Whether the ticket was good; it is not any more. */
    boolean redeem(String ticket) {
        return tickets.remove(ticket);
    }

    /** Fewer than Slack allows, to see what happens to one too many. */
    void limit(int howMany) {
        most = howMany;
    }

    boolean full() {
        return open.size() >= most;
    }

    void add(Link link) {
        open.add(link);
    }

    boolean remove(Link link) {
        silent.remove(link);
        Optional.ofNullable(unread.remove(link)).ifPresent(CountDownLatch::countDown);
        return open.remove(link);
    }

    /** All sockets that are open now seem well, but nothing arrives on them any more. */
    void silence() {
        silent.addAll(open);
    }

    /** Nothing that the app sends on the sockets that are open now is read any more, pings included. */
    void freeze() {
        open.forEach(link -> unread.putIfAbsent(link, new CountDownLatch(1)));
    }

    void thaw() {
        unread.values().forEach(CountDownLatch::countDown);
        unread.clear();
    }

    /** What to wait for before anything from this socket is read; empty for nothing. */
    Optional<CountDownLatch> frozen(Link link) {
        return Optional.ofNullable(unread.get(link));
    }

    /** The next one in turn. */
    Optional<Link> next() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(Math.floorMod(turn++, open.size())));
    }

    void send(Link link, String text) {
        if (!silent.contains(link)) {
            link.send(text);
        }
    }

    void ping() {
        open.stream().filter(link -> !silent.contains(link)).forEach(Link::ping);
    }

    List<Link> all() {
        return List.copyOf(open);
    }
}
