package dev.netdoc.rules.text;

import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The texts of all findings and fixes, read when first asked for. Thread-safe. */
public final class Texts {
    /** The languages that every text exists in. */
    public static final List<String> LANGUAGES = List.of("en", "id", "ja", "zh");

    private final Function<String, String> read;
    private final Function<String, String> findingFolder;
    private final Map<String, FindingTexts> findings = new ConcurrentHashMap<>();
    private final Map<String, FixTexts> fixes = new ConcurrentHashMap<>();

    /**
     * @param read the text of a file of this module, e.g. {@code fixes/flannel-add-cniversion/en.md}
     * @param findingFolder where a finding's files are, by its id
     */
    public Texts(Function<String, String> read, Function<String, String> findingFolder) {
        this.read = read;
        this.findingFolder = findingFolder;
    }

    /** @param language one of {@link #LANGUAGES}; anything else reads English */
    public FindingText of(Finding finding, Locale language) {
        Locale known = known(language);
        return findings(finding.id(), known).fill(finding, known);
    }

    /** @param language one of {@link #LANGUAGES}; anything else reads English */
    public FixText of(FixPlan fix, Locale language) {
        Locale known = known(language);
        return fixes(fix.id(), known).fill(fix, known);
    }

    FindingTexts findings(String id, Locale language) {
        String file = findingFolder.apply(id) + "/" + language.getLanguage() + ".md";
        return findings.computeIfAbsent(file, f -> FindingTexts.parse(f, read.apply(f)));
    }

    FixTexts fixes(String id, Locale language) {
        String file = "fixes/" + id + "/" + language.getLanguage() + ".md";
        return fixes.computeIfAbsent(file, f -> FixTexts.parse(f, read.apply(f)));
    }

    // Locale writes Indonesian "id" on every supported JDK; "in" is what older ones wrote.
    private static Locale known(Locale language) {
        String code = language.getLanguage().equals("in") ? "id" : language.getLanguage();
        return LANGUAGES.contains(code) ? Locale.forLanguageTag(code) : Locale.ENGLISH;
    }
}
