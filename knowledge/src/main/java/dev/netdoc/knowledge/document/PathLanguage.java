package dev.netdoc.knowledge.document;

import dev.netdoc.knowledge.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language that a path names, as sites in several languages lay out their files, and the path without it. */
final class PathLanguage {
    private static final String TAG = "(en|id|ja|zh)(?:[-_](?:us|gb|id|jp|cn|tw|hk|sg|hans|hant))?";
    private static final Pattern FOLDER = Pattern.compile("(?:^|(?<=/))" + TAG + "/", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUFFIX = Pattern.compile("[._-]" + TAG + "(?=\\.[a-z]+$)", Pattern.CASE_INSENSITIVE);

    /** Docusaurus keeps translations of {@code docs/} there. */
    private static final Pattern DOCUSAURUS =
            Pattern.compile("(?:^|(?<=/))i18n/" + TAG + "/docusaurus-plugin-content-docs/(?:current|version-[^/]+)/");

    private PathLanguage() {}

    static Optional<Language> of(String path) {
        for (Pattern pattern : new Pattern[] {SUFFIX, FOLDER}) {
            Matcher tag = pattern.matcher(path);
            if (tag.find()) {
                return Language.of(tag.group(1));
            }
        }
        return Optional.empty();
    }

    /** Returns what the translations of a page have in common: the path without any language in it. */
    static String without(String path) {
        String docs = DOCUSAURUS.matcher(path).replaceAll("docs/");
        return FOLDER.matcher(SUFFIX.matcher(docs).replaceAll("")).replaceAll("");
    }
}
