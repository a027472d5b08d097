package dev.netdoc.knowledge.analysis;

/**
 * Brings the forms of an Indonesian word together. The nasal prefixes swallow the root's first consonant (periksa, memeriksa,
 * pemeriksaan), so roots are compared with that consonant in its nasal form; the result is a key, not a word. Everyday
 * forms without me- (ngecek, nyari) meet the same key.
 */
final class IndonesianStem {
    private static final int SHORTEST = 4;

    private IndonesianStem() {}

    static String key(String word) {
        String root = word;
        for (String ending : new String[] {"kah", "lah", "pun", "nya"}) {
            root = without(root, ending);
        }
        String prefixed = root;
        root = prefix(root);
        for (String ending : new String[] {"kan", "an", "in", "i"}) {
            String shorter = without(root, ending);
            if (!shorter.equals(root)) {
                root = shorter;
                break;
            }
        }
        return root.length() < 3 ? nasal(prefixed) : nasal(root);
    }

    private static String without(String word, String ending) {
        return word.endsWith(ending) && word.length() - ending.length() >= SHORTEST
                ? word.substring(0, word.length() - ending.length())
                : word;
    }

    private static String prefix(String word) {
        String root = word;
        for (String prefix : new String[] {"di", "ter", "ber", "ke", "se"}) {
            if (root.startsWith(prefix) && root.length() - prefix.length() >= SHORTEST) {
                return inner(root.substring(prefix.length()));
            }
        }
        if (root.startsWith("nge") && root.length() >= 6 && "aeiou".indexOf(root.charAt(3)) < 0) {
            return root.substring(3);
        }
        if ((root.startsWith("me") || root.startsWith("pe")) && root.length() - 2 >= SHORTEST) {
            String rest = root.substring(2);
            char first = rest.charAt(0);
            if (first == 'm' || first == 'n') {
                return inner(denasal(rest));
            }
            if (root.startsWith("per")) {
                return inner(root);
            }
            if ("lrwy".indexOf(first) >= 0) {
                return rest;
            }
        }
        return denasal(root);
    }

    /** The prefix per- also stands behind mem- and di-; in periksa or perintah it is none. */
    private static String inner(String root) {
        boolean prefix = root.startsWith("per")
                && root.length() >= 3 + SHORTEST
                && ("aeiou".indexOf(root.charAt(3)) < 0 || root.endsWith("an"));
        return prefix ? root.substring(3) : root;
    }

    /** mb, nd, ngg: the nasal was put before a consonant that stayed. */
    private static String denasal(String rest) {
        int nasal = rest.startsWith("ng")
                ? 2
                : rest.startsWith("ny") ? 0 : rest.startsWith("m") || rest.startsWith("n") ? 1 : 0;
        boolean kept = nasal > 0 && rest.length() > nasal && "aeiou".indexOf(rest.charAt(nasal)) < 0;
        return kept ? rest.substring(nasal) : rest;
    }

    private static String nasal(String root) {
        if (root.length() < 2) {
            return root;
        }
        boolean vowelNext = "aeiou".indexOf(root.charAt(1)) >= 0;
        String rest = root.substring(1);
        return switch (root.charAt(0)) {
            case 'p' -> vowelNext ? "m" + rest : root;
            case 't' -> vowelNext ? "n" + rest : root;
            case 's' -> vowelNext ? "ny" + rest : root;
            case 'k' -> vowelNext ? "ng" + rest : root;
            case 'a', 'e', 'i', 'o', 'u' -> "ng" + root;
            default -> root;
        };
    }
}
