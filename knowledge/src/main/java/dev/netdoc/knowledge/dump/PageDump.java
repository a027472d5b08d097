package dev.netdoc.knowledge.dump;

import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts the plain text of a help page, as it is copied from a browser, into one entry a question or heading. */
public final class PageDump {
    private final LanguageRecogniser languages;

    public PageDump(LanguageRecogniser languages) {
        this.languages = languages;
    }

    /**
     * Cuts one file.
     *
     * @param file the name to cite
     * @param text the whole file
     * @return its entries in order; empty if nothing in it is a heading with text below
     */
    public List<Entry> entries(String file, String text) {
        String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var language = languages.ofDocument(document);
        List<Entry> entries = new ArrayList<>();
        for (Section section : sections(document)) {
            String source = file + "#" + section.heading();
            entries.add(new Entry(
                    Optional.empty(),
                    language,
                    section.heading(),
                    List.of(),
                    Body.markdown(section.body()),
                    List.of(),
                    source,
                    List.of(source)));
        }
        return entries;
    }

    private static List<Section> sections(String document) {
        List<Line> lines = Line.of(document);
        Headings headings = new Headings(lines);
        List<Section> sections = new ArrayList<>();
        String heading = null;
        List<String> body = new ArrayList<>();
        for (Line line : lines) {
            if (headings.isHeading(line)) {
                if (heading != null) {
                    sections.add(new Section(heading, List.copyOf(body)));
                }
                heading = line.text().strip();
                body.clear();
            } else {
                body.add(line.text());
            }
        }
        if (heading != null) {
            sections.add(new Section(heading, List.copyOf(body)));
        }
        return kept(sections);
    }

    /** Index lines and group headings have no text of their own, and a page's title only its introduction. */
    private static List<Section> kept(List<Section> sections) {
        List<Section> kept = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            boolean title = i == 0 && sections.size() > 1 && section.isIntroduction();
            if (section.hasText() && !title) {
                kept.add(section);
            }
        }
        return kept;
    }

    /** A heading as it stands, and the lines up to the next one. */
    private record Section(String heading, List<String> body) {
        boolean hasText() {
            return body.stream().anyMatch(line -> !line.isBlank() && Headings.words(line) >= 3);
        }

        boolean isIntroduction() {
            return !HeadingVocabulary.isQuestion(heading) && body.stream().anyMatch(HeadingVocabulary::introducesPage);
        }
    }
}
