package dev.netdoc.bot.approval;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One process among those that share a store, as it signs the fixes that it holds. Each has a name of its own, so that
 * two on one host never take each other's fix for theirs.
 *
 * @param name never used again by another process
 * @param gone whether the process of a name is known to have ended, so that its fixes need not wait until their leases
 *     are over; false where nobody can tell
 */
public record Runner(String name, Predicate<String> gone) {
    // Between the parts of a name; host names and ids hold none.
    private static final String SEPARATOR = "/";

    /**
     * This process. It can tell of those that live or lived beside it: on the same kernel since the same boot and in the
     * same PID namespace, where a number that no process has belongs to none of them any more. Of other hosts and of
     * other containers it knows nothing, nor where there is no {@code /proc}.
     */
    public static Runner here() {
        String place = place();
        long pid = ProcessHandle.current().pid();
        String name = String.join(SEPARATOR, host(), place, Long.toString(pid), id());
        return new Runner(name, other -> !place.isEmpty() && ended(other, place));
    }

    private static boolean ended(String name, String place) {
        List<String> parts = List.of(name.split(SEPARATOR, -1));
        return parts.size() == 4
                && parts.get(1).equals(place)
                && parts.get(2).matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(parts.get(2))).isEmpty();
    }

    /** {@return what is the same for exactly the processes that see each other's numbers; empty if it is not known} */
    private static String place() {
        try {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return boot.strip() + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return "";
        }
    }

    // A process may have the number of one that ended.
    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
