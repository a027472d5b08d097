package dev.netdoc.knowledge.bundle;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.TopicLinks;
import dev.netdoc.knowledge.analysis.Lazy;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.index.Heap;
import dev.netdoc.knowledge.index.IndexedEntries;
import dev.netdoc.knowledge.index.IndexedEntries.Indexed;
import dev.netdoc.knowledge.index.IndexedEntries.Kind;
import dev.netdoc.knowledge.index.Line;
import dev.netdoc.knowledge.search.Concept;
import dev.netdoc.knowledge.search.IntentPhrasing;
import dev.netdoc.knowledge.translation.Lexicon;
import dev.netdoc.knowledge.translation.Lexicon.Direction;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/** The bundle as bytes: words, entries, and the files of the Lucene index. Written and read by the same build only. */
final class BundleFile {
    private BundleFile() {}

    static byte[] write(Bundle bundle) throws IOException {
        Bytes.Out out = new Bytes.Out();
        out.list(bundle.glossary(), concept -> {
            for (Language language : Language.values()) {
                phrasings(out, concept.forms().getOrDefault(language, List.of()));
            }
        });
        lexicon(out, bundle.lexicon());
        Bytes.Out intents = new Bytes.Out();
        intents.list(bundle.intents().get(), phrasing -> {
            intents.text(phrasing.intent());
            intents.text(phrasing.language().code());
            words(intents, phrasing.words());
        });
        out.bytes(intents.toByteArray());
        var topics = bundle.topics();
        int size = topics.readers().values().stream()
                .mapToInt(DirectoryReader::numDocs)
                .sum();
        out.number(size);
        for (int place = 0; place < size; place++) {
            var indexed = topics.entries().apply(place);
            out.text(indexed.kind().name());
            out.text(indexed.language().code());
            out.text(indexed.key());
            Bytes.Out entry = new Bytes.Out();
            entry(entry, indexed.entry());
            out.bytes(entry.toByteArray());
            Bytes.Out phrasings = new Bytes.Out();
            lines(phrasings, indexed.phrasings().get());
            out.bytes(phrasings.toByteArray());
        }
        for (Language language : Language.values()) {
            directory(out, topics.reader(language).directory());
        }
        out.list(List.copyOf(new TreeMap<>(bundle.links()).entrySet()), link -> {
            out.text(link.getKey());
            out.list(link.getValue().modeKeys(), out::text);
            out.list(link.getValue().findings(), out::text);
        });
        return out.toByteArray();
    }

    static Bundle read(byte[] bytes) throws IOException {
        Bytes.In in = new Bytes.In(bytes);
        List<Concept> glossary = in.list(() -> {
            Map<Language, List<List<Word>>> forms = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                forms.put(language, phrasings(in));
            }
            return new Concept(forms);
        });
        Map<Direction, Supplier<List<Lexicon.Row>>> lexicon = lexicon(in);
        byte[] intents = in.bytes();
        // Few entries come near to any question, so what is in them is read when they do.
        List<Indexed> entries = in.list(() -> {
            Kind kind = Kind.valueOf(in.text());
            Language language = language(in);
            String key = in.text();
            byte[] entry = in.bytes();
            byte[] phrasings = in.bytes();
            return new Indexed(
                    kind,
                    language,
                    key,
                    new Lazy<>(() -> entry(new Bytes.In(entry))),
                    () -> lines(new Bytes.In(phrasings)));
        });
        Map<Language, DirectoryReader> readers = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            readers.put(language, DirectoryReader.open(directory(in)));
        }
        Map<String, TopicLinks> links = new TreeMap<>();
        in.list(() -> Map.entry(in.text(), new TopicLinks(in.list(in::text), in.list(in::text))))
                .forEach(link -> links.put(link.getKey(), link.getValue()));
        return new Bundle(
                glossary,
                lexicon,
                () -> intents(new Bytes.In(intents)),
                new IndexedEntries(readers, entries::get),
                links);
    }

    private static void directory(Bytes.Out out, Directory directory) throws IOException {
        List<String> files = List.of(directory.listAll());
        out.number(files.size());
        for (String file : files) {
            try (var in = directory.openInput(file, IOContext.READONCE)) {
                byte[] content = new byte[(int) in.length()];
                in.readBytes(content, 0, content.length);
                out.text(file);
                out.bytes(content);
            }
        }
    }

    private static Directory directory(Bytes.In in) throws IOException {
        var directory = Heap.directory();
        int files = in.number();
        for (int i = 0; i < files; i++) {
            try (var out = directory.createOutput(in.text(), IOContext.DEFAULT)) {
                byte[] content = in.bytes();
                out.writeBytes(content, content.length);
            }
        }
        return directory;
    }

    private static List<IntentPhrasing> intents(Bytes.In in) {
        return in.list(() -> new IntentPhrasing(in.text(), language(in), words(in)));
    }

    private static void lexicon(Bytes.Out out, Map<Direction, Supplier<List<Lexicon.Row>>> lexicon) {
        for (Direction direction : Direction.all()) {
            Bytes.Out rows = new Bytes.Out();
            rows.list(lexicon.getOrDefault(direction, List::of).get(), row -> {
                rows.text(row.source());
                rows.text(row.target());
                rows.number((int) Math.round(row.probability() * 1000));
                rows.number(row.texts());
            });
            out.bytes(rows.toByteArray());
        }
    }

    private static Map<Direction, Supplier<List<Lexicon.Row>>> lexicon(Bytes.In in) {
        Map<Direction, Supplier<List<Lexicon.Row>>> lexicon = new HashMap<>();
        for (Direction direction : Direction.all()) {
            byte[] rows = in.bytes();
            lexicon.put(direction, () -> rows(direction, new Bytes.In(rows)));
        }
        return lexicon;
    }

    private static List<Lexicon.Row> rows(Direction direction, Bytes.In in) {
        return in.list(() -> new Lexicon.Row(
                direction.from(), direction.to(), in.text(), in.text(), in.number() / 1000.0, in.number()));
    }

    private static Language language(Bytes.In in) {
        return Language.of(in.text()).orElseThrow();
    }

    private static void entry(Bytes.Out out, Entry entry) {
        out.text(entry.topic().orElse(""));
        out.text(entry.language().code());
        out.text(entry.title());
        out.list(entry.above(), out::text);
        out.list(entry.phrasings(), out::text);
        out.text(entry.body());
        out.list(entry.errors(), out::text);
        out.text(entry.source());
        out.list(entry.sources(), out::text);
    }

    private static Entry entry(Bytes.In in) {
        return new Entry(
                Optional.of(in.text()).filter(topic -> !topic.isEmpty()),
                language(in),
                in.text(),
                in.list(in::text),
                in.list(in::text),
                in.text(),
                in.list(in::text),
                in.text(),
                in.list(in::text));
    }

    private static void phrasings(Bytes.Out out, List<List<Word>> phrasings) {
        out.list(phrasings, words -> words(out, words));
    }

    private static List<List<Word>> phrasings(Bytes.In in) {
        return in.list(() -> words(in));
    }

    private static void lines(Bytes.Out out, List<Line> lines) {
        out.list(lines, line -> {
            words(out, line.words());
            out.numbers(line.grams());
        });
    }

    private static List<Line> lines(Bytes.In in) {
        return in.list(() -> new Line(words(in), in.numbers()));
    }

    private static void words(Bytes.Out out, List<Word> words) {
        out.list(words, word -> {
            out.list(word.terms(), out::text);
            out.number((word.stop() ? 1 : 0) + (word.latin() ? 2 : 0));
        });
    }

    private static List<Word> words(Bytes.In in) {
        return in.list(() -> {
            List<String> terms = in.list(in::text);
            int flags = in.number();
            return new Word(terms, 0, 0, (flags & 1) != 0, (flags & 2) != 0);
        });
    }
}
