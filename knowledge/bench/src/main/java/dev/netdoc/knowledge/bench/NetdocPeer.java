package dev.netdoc.knowledge.bench;

import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.LuceneKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** netdoc itself: its bundled topics as they are shipped, or other entries as a team's own documents. */
final class NetdocPeer implements Peer {
    private final Path work;
    private final Map<String, Integer> places = new HashMap<>();
    private @Nullable Knowledge knowledge;

    NetdocPeer(Path work) {
        this.work = work;
    }

    @Override
    public void index(List<Export.Document> documents) throws IOException {
        boolean topics = !documents.getFirst().title().isEmpty();
        Path folder = work.resolve("documents");
        for (int i = 0; i < documents.size(); i++) {
            places.putIfAbsent(topics ? documents.get(i).id() : "part-" + i, i);
            if (!topics) {
                // A heading that says nothing: the real one is what is asked.
                Path file = folder.resolve(documents.get(i).language()).resolve("part-" + i + ".md");
                Files.createDirectories(file.getParent());
                Files.writeString(file, "# §\n\n" + documents.get(i).body());
            }
        }
        knowledge = LuceneKnowledge.open(
                topics ? Knowledge.Sources.bundledOnly() : new Knowledge.Sources(false, List.of(folder)),
                ImportProgress.SILENT);
    }

    @Override
    public List<Integer> search(String question, String language) {
        List<Integer> found = new ArrayList<>();
        if (knowledge != null) {
            for (Hit hit : knowledge.ask(question, Language.of(language)).hits()) {
                String name = hit.topic()
                        .orElseGet(() -> hit.source().replaceAll("^.*/|\\.md#.*$", ""));
                Optional.ofNullable(places.get(name)).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public void close() {
        if (knowledge != null) {
            knowledge.close();
        }
    }
}
