package dev.netdoc.bot.conversation;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the cluster that a question names: whole words, any case, also inside text without spaces. */
public final class ClusterNames {
    private final List<String> names;

    public ClusterNames(List<String> names) {
        this.names = names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** @param without the text with the name taken out */
    public record Named(String cluster, String without) {}

    /** @return the longest name in the text; {@code prod} is not in {@code prod-eu}, but is in {@code prodのモードは} */
    public Optional<Named> in(String text) {
        return in(text, ClusterNames::folded);
    }

    /** @return the longest name in that of a channel, in which hyphens stand for spaces and nothing stands for a dot */
    public Optional<Named> inChannel(String channel) {
        return in(channel, text -> folded(text).replaceAll("[-_.]", " "));
    }

    private Optional<Named> in(String text, UnaryOperator<String> fold) {
        String folded = fold.apply(text);
        for (String name : names) {
            String wanted = fold.apply(name);
            for (int at = folded.indexOf(wanted); at >= 0 && !wanted.isEmpty(); at = folded.indexOf(wanted, at + 1)) {
                int end = at + wanted.length();
                if (starts(folded, at, wanted) && ends(folded, end, wanted)) {
                    return Optional.of(new Named(name, folded.substring(0, at) + ' ' + folded.substring(end)));
                }
            }
        }
        return Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean starts(String text, int at, String name) {
        if (at == 0 || !partOfName(name.charAt(0))) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !partOfName(before) && !(before == '.' && at > 1 && partOfName(text.charAt(at - 2)));
    }

    private static boolean ends(String text, int end, String name) {
        if (end == text.length() || !partOfName(name.charAt(name.length() - 1))) {
            return true;
        }
        char after = text.charAt(end);
        // A full stop ends a sentence; inside a host name it does not end the name.
        return !partOfName(after) && !(after == '.' && end + 1 < text.length() && partOfName(text.charAt(end + 1)));
    }

    // Latin letters only: Japanese and Chinese write the next word without a space.
    private static boolean partOfName(char c) {
        return c == '-' || c == '_' || Character.isDigit(c) || (Character.isLetter(c) && c < 0x250);
    }
}
