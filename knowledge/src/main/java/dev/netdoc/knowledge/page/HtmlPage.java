package dev.netdoc.knowledge.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An HTML page, as a browser saves it: its main text becomes Markdown, which is then cut as any other. */
final class HtmlPage {
    private static final String AROUND_THE_TEXT =
            "script, style, noscript, template, nav, header, footer, aside, form, iframe, svg, [hidden], [aria-hidden=true]";

    private HtmlPage() {}

    static Page cut(String text, String name) throws PageBroken {
        Document document = Jsoup.parse(text);
        Element main = document.selectFirst("main, article, [role=main]");
        Element body = main == null ? document.body() : main;
        body.select(AROUND_THE_TEXT).remove();
        if (!body.hasText()) {
            throw new PageBroken("no text was found in it");
        }
        Optional<String> title = Optional.ofNullable(body.selectFirst("h1"))
                .map(Element::text)
                .or(() -> Optional.of(document.title()))
                .filter(found -> !found.isBlank());
        Element html = document.selectFirst("html");
        Optional<String> language =
                Optional.ofNullable(html).map(element -> element.attr("lang")).filter(tag -> !tag.isBlank());
        return new Page(
                language, Optional.empty(), MarkdownPage.sections(new HtmlMarkdown().of(body), title, name, List.of()));
    }
}
