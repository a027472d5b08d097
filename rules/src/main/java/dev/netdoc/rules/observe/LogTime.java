package dev.netdoc.rules.observe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time at which a line of a log was written, read as UTC, which is what containers run in. */
final class LogTime {
    private static final Pattern KLOG =
            Pattern.compile("^[IWEF](\\d{2})(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2})(?:\\.\\d{1,9})?\\b");
    private static final Pattern ISO =
            Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2}))");

    private LogTime() {}

    /** @param now klog names no year: the one is taken that does not lie ahead of now */
    static Optional<Instant> of(String line, Instant now) {
        Matcher iso = ISO.matcher(line);
        if (iso.find()) {
            return Fields.time(iso.group(1));
        }
        Matcher klog = KLOG.matcher(line);
        if (!klog.find()) {
            return Optional.empty();
        }
        try {
            int year = now.atZone(ZoneOffset.UTC).getYear();
            Instant thisYear = LocalDateTime.of(
                            year, group(klog, 1), group(klog, 2), group(klog, 3), group(klog, 4), group(klog, 5))
                    .toInstant(ZoneOffset.UTC);
            boolean ahead = thisYear.isAfter(now.plus(Duration.ofDays(1)));
            return Optional.of(
                    ahead ? thisYear.atZone(ZoneOffset.UTC).minusYears(1).toInstant() : thisYear);
        } catch (DateTimeException e) {
            return Optional.empty(); // digits that are no date
        }
    }

    private static int group(Matcher m, int i) {
        return Integer.parseInt(m.group(i));
    }
}
