package dev.netdoc.knowledge.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plain text of a help page, as it is copied from a browser, cut into one section a question or heading. */
final class PageDump {
    private PageDump() {}

    /** Returns no sections if nothing in the text is a heading with text below. */
    static Page cut(String text) {
        return new Page(
                Optional.empty(),
                Optional.empty(),
                sections(text).stream()
                        .map(part -> new Section(part.heading(), List.of(), List.of(), Body.markdown(part.body())))
                        .toList());
    }

    private static List<Part> sections(String document) {
        List<Line> lines = Line.of(document);
        Headings headings = new Headings(lines);
        List<Part> sections = new ArrayList<>();
        String heading = null;
        List<String> body = new ArrayList<>();
        for (Line line : lines) {
            if (headings.isHeading(line)) {
                if (heading != null) {
                    sections.add(new Part(heading, List.copyOf(body)));
                }
                heading = line.text().strip();
                body.clear();
            } else {
                body.add(line.text());
            }
        }
        if (heading != null) {
            sections.add(new Part(heading, List.copyOf(body)));
        }
        return kept(sections);
    }

    /** Index lines and group headings have no text of their own, and a page's title only its introduction. */
    private static List<Part> kept(List<Part> sections) {
        List<Part> kept = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Part section = sections.get(i);
            boolean title = i == 0 && sections.size() > 1 && section.isIntroduction();
            if (section.hasText() && !title) {
                kept.add(section);
            }
        }
        return kept;
    }

    /** A heading as it stands, and the lines up to the next one. */
    private record Part(String heading, List<String> body) {
        boolean hasText() {
            return body.stream().anyMatch(line -> !line.isBlank() && Headings.words(line) >= 3);
        }

        boolean isIntroduction() {
            return !HeadingVocabulary.isQuestion(heading) && body.stream().anyMatch(HeadingVocabulary::introducesPage);
        }
    }
}
