package dev.netdoc.rules.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant to write. */
public final class Spelling {
    private Spelling() {}

    /**
     * Looks for names that are written nearly so; capitals make no difference.
     *
     * @return up to {@code most} that take the fewest letters to change, or that contain what was written; nearest first
     */
    public static List<String> nearest(String written, List<String> known, int most) {
        String wanted = written.strip().toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(id -> distance(wanted, id) <= Math.max(wanted.length(), id.length()) / 2)
                .sorted(Comparator.comparingInt((String id) -> distance(wanted, id))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static int distance(String written, String name) {
        String id = name.toLowerCase(Locale.ROOT);
        return !written.isEmpty() && id.contains(written) ? 0 : edits(written, id);
    }

    /** @return how many letters must be put in, taken out or changed */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
