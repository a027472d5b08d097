package dev.netdoc.bot.cli;

import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to answer from; the same for every command that answers. */
final class KnowledgeOptions {
    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Also answer from this folder or file (.md, .html, .txt); repeatable.")
    private List<Path> docs = new ArrayList<>();

    @Option(
            names = "--docs-charset",
            paramLabel = "CHARSET",
            description = "Of documents that are not UTF-8 and declare nothing, e.g. Shift_JIS, GB18030.")
    private @Nullable String charset;

    @Option(names = "--no-bundled", description = "Leave the topics that come with netdoc out.")
    private boolean noBundled;

    /** @throws UserError if there is nothing to answer from, or a path cannot be read */
    Knowledge open(PrintWriter err) {
        if (noBundled && docs.isEmpty()) {
            throw UserError.wrongUse("--no-bundled leaves nothing to answer from; name your documents with --docs DIR");
        }
        for (Path path : docs) {
            if (!Files.isReadable(path)) {
                throw UserError.outside("there is no readable file or folder " + path + " (--docs)");
            }
        }
        var bar = new ImportBar(err, Terminal.watched());
        Knowledge knowledge = LuceneKnowledge.open(new Knowledge.Sources(!noBundled, docs, charset()), bar);
        bar.close();
        return knowledge;
    }

    private Optional<Charset> charset() {
        try {
            return Optional.ofNullable(charset).map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw UserError.wrongUse("'" + charset
                    + "' is no charset that Java knows; known are UTF-8, Shift_JIS, EUC-JP, GB18030, Big5 …");
        }
    }
}
