package dev.netdoc.knowledge.page;

import java.util.Locale;
import java.util.Optional;

/** A kind of file that is cut into entries, told by the end of its name. */
public enum PageFormat {
    MARKDOWN {
        @Override
        public Page cut(String text, String name) throws PageBroken {
            return MarkdownPage.cut(text, name);
        }
    },
    HTML {
        @Override
        public Page cut(String text, String name) throws PageBroken {
            return HtmlPage.cut(text, name);
        }
    },
    DUMP {
        @Override
        public Page cut(String text, String name) {
            return PageDump.cut(text);
        }
    };

    /**
     * Cuts the text of one file.
     *
     * @param name of the file without folders and ending: the heading of a page that has none
     * @throws PageBroken if the text is not what the name says it is
     */
    public abstract Page cut(String text, String name) throws PageBroken;

    /** Returns the format of a file by its name; empty if it is none of ours. */
    public static Optional<PageFormat> of(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "md", "markdown", "mdx" -> Optional.of(MARKDOWN);
            case "html", "htm", "xhtml" -> Optional.of(HTML);
            case "txt" -> Optional.of(DUMP);
            default -> Optional.empty();
        };
    }
}
