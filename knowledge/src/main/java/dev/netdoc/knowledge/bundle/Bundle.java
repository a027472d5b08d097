package dev.netdoc.knowledge.bundle;

import dev.netdoc.knowledge.TopicLinks;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.entry.OutsideSubjects;
import dev.netdoc.knowledge.entry.Topics;
import dev.netdoc.knowledge.index.IndexedEntries;
import dev.netdoc.knowledge.search.Concept;
import dev.netdoc.knowledge.search.IntentPhrasing;
import dev.netdoc.knowledge.translation.AlignedTexts;
import dev.netdoc.knowledge.translation.Lexicon;
import dev.netdoc.knowledge.translation.Lexicon.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What netdoc is shipped with.
 *
 * @param lexicon learned from the topics' articles
 * @param topics every topic in every language, and the subjects outside of them
 * @param links what each topic touches in a live cluster, by topic id
 */
public record Bundle(
        List<Concept> glossary,
        Map<Direction, Supplier<List<Lexicon.Row>>> lexicon,
        Supplier<List<IntentPhrasing>> intents,
        IndexedEntries topics,
        Map<String, TopicLinks> links) {
    static final String RESOURCE = "bundle.bin";

    public Bundle {
        glossary = List.copyOf(glossary);
        lexicon = Map.copyOf(lexicon);
        links = Map.copyOf(links);
    }

    /** Reads what the build prepared; prepares it now where the classes were compiled without the build. */
    public static Bundle open(Analysis analysis, Identifiers identifiers) {
        try (InputStream in = Bundle.class.getResourceAsStream(RESOURCE)) {
            return in == null ? prepare(analysis, identifiers) : BundleFile.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled topics cannot be read; build netdoc again", e);
        }
    }

    static Bundle prepare(Analysis analysis, Identifiers identifiers) {
        Topics.Bundled topics = new Topics().read();
        Map<Direction, Supplier<List<Lexicon.Row>>> lexicon = new HashMap<>();
        Lexicon.learn(AlignedTexts.of(topics.entries()), analysis)
                .forEach((direction, rows) -> lexicon.put(direction, () -> rows));
        List<IntentPhrasing> intents = IntentPhrasing.read(analysis);
        return new Bundle(
                Concept.read(analysis),
                lexicon,
                () -> intents,
                IndexedEntries.of(
                        Stream.concat(topics.entries().stream(), OutsideSubjects.read().stream())
                                .toList(),
                        analysis,
                        identifiers),
                topics.links());
    }
}
