package dev.netdoc.rules.fact;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as four numbers. Hashes and suffixes say nothing about order and are not kept.
 *
 * @param build the vendor's build of Kubernetes ({@code gke.3200}) or the fourth number of a Terway or Flannel tag; 0
 *     where there is none
 */
public record Version(long major, long minor, long patch, long build) implements Comparable<Version> {
    /** Long enough for every real number, short enough for a long. */
    private static final String N = "(\\d{1,18})";

    private static final Pattern KUBERNETES = Pattern.compile(
            "^v?" + N + "\\." + N + "\\." + N + "(?:[-+](?:aliyunedge|aliyun|gke|eks)\\.?(\\d{1,18})?.*)?$");
    private static final Pattern AGENT =
            Pattern.compile("^v?" + N + "\\." + N + "\\." + N + "(?:\\." + N + ")?(?:-g?[0-9a-f]{6,40})?(?:-aliyun)?$");
    private static final Pattern TRIPLE = Pattern.compile("^v?" + N + "\\." + N + "\\." + N + "(?:[^0-9].*)?$");
    private static final Comparator<Version> ORDER = Comparator.comparingLong(Version::major)
            .thenComparingLong(Version::minor)
            .thenComparingLong(Version::patch)
            .thenComparingLong(Version::build);

    public static Version of(long major, long minor, long patch) {
        return new Version(major, minor, patch, 0);
    }

    /** @param text e.g. {@code v1.24.9-gke.3200}; empty if it is no version of Kubernetes */
    public static Optional<Version> kubernetes(String text) {
        return match(KUBERNETES, text);
    }

    /** @param tag of a Terway or Flannel image, e.g. {@code v0.15.1.11-7e95fe23-aliyun}; empty if it does not read so */
    public static Optional<Version> agent(String tag) {
        return match(AGENT, tag);
    }

    /** @param tag e.g. {@code v2.9.3-v0.2.4-gke.5}, of which only {@code 2.9.3} counts */
    public static Optional<Version> triple(String tag) {
        return match(TRIPLE, tag);
    }

    private static Optional<Version> match(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String build = m.groupCount() > 3 ? m.group(4) : null;
        return Optional.of(new Version(
                Long.parseLong(m.group(1)),
                Long.parseLong(m.group(2)),
                Long.parseLong(m.group(3)),
                build == null ? 0 : Long.parseLong(build)));
    }

    /**
     * @param bound {@code 1.11.0}, {@code 0.15.1.19} or {@code 1.28.3-gke.1090000}
     * @throws IllegalArgumentException if the bound itself is no version
     */
    public boolean atLeast(String bound) {
        return compareTo(bound(bound)) >= 0;
    }

    /** The opposite of {@link #atLeast}. */
    public boolean before(String bound) {
        return compareTo(bound(bound)) < 0;
    }

    // By hand, for rules compare the version of every node with the same few bounds.
    private static Version bound(String text) {
        var numbers = new long[4];
        int count = 0;
        boolean digit = false;
        for (int i = 0; i < text.length() && count <= numbers.length; i++) {
            boolean before = digit;
            digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            count += digit && !before ? 1 : 0;
            if (digit && count <= numbers.length) {
                numbers[count - 1] = 10 * numbers[count - 1] + (text.charAt(i) - '0');
            }
        }
        if (count < 3 || count > numbers.length) {
            throw new IllegalArgumentException("no version: " + text);
        }
        return new Version(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (build == 0 ? "" : "." + build);
    }
}
