package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Grams;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

/** All entries, one Lucene document each, in memory. Immutable once built; thread-safe. */
public final class EntryIndex implements AutoCloseable {
    /** Terms of a title count as often as this many in the body. */
    private static final int TITLE = 8;

    private static final int PHRASING = 4;
    private static final int ERROR = 4;

    private final List<Entry> entries;
    private final int[] entryOfDocument;
    private final List<List<Phrasing>> phrasings;
    private final ByteBuffersDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private EntryIndex(List<Entry> entries, ByteBuffersDirectory directory, DirectoryReader reader, List<Prepared> prepared)
            throws IOException {
        this.entries = entries;
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.entryOfDocument = entryOfDocument(reader);
        this.phrasings = new ArrayList<>(entries.size());
        for (Prepared one : prepared) {
            phrasings.add(one.phrasings().stream().map(words -> phrasing(one.entry().language(), words)).toList());
        }
    }

    public static EntryIndex build(List<Entry> entries, Analysis analysis, Identifiers identifiers) {
        var directory = new ByteBuffersDirectory();
        List<Prepared> prepared =
                entries.parallelStream().map(entry -> prepare(entry, analysis, identifiers)).toList();
        try {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (int number = 0; number < prepared.size(); number++) {
                    Document document = prepared.get(number).document();
                    document.add(new NumericDocValuesField(Fields.ENTRY, number));
                    writer.addDocument(document);
                    document.clear();
                }
                writer.forceMerge(1);
            }
            return new EntryIndex(List.copyOf(entries), directory, DirectoryReader.open(directory), prepared);
        } catch (IOException e) {
            throw new UncheckedIOException("Indexing in memory failed", e);
        }
    }

    private record Prepared(Entry entry, Document document, List<List<Word>> phrasings) {}

    private static Prepared prepare(Entry entry, Analysis analysis, Identifiers identifiers) {
        Language language = entry.language();
        WeightedTerms text = new WeightedTerms();
        WeightedTerms ident = new WeightedTerms();
        WeightedTerms grams = new WeightedTerms();
        List<String> lines = new ArrayList<>();
        lines.add(entry.title());
        lines.addAll(entry.phrasings());
        List<List<Word>> phrasings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int weight = i == 0 ? TITLE : PHRASING;
            phrasings.add(add(lines.get(i), weight, language, analysis, text));
            addIdentifiers(lines.get(i), 2, identifiers, ident);
            Grams.of(Text.folded(lines.get(i))).forEach(gram -> grams.add(gram, 1));
        }
        for (String error : entry.errors()) {
            phrasings.add(add(error, ERROR, language, analysis, text));
            addIdentifiers(error, 2, identifiers, ident);
        }
        add(entry.body(), 1, language, analysis, text);
        addIdentifiers(entry.body(), 1, identifiers, ident);
        Document document = new Document();
        document.add(text.field(Fields.text(language)));
        document.add(grams.field(Fields.gram(language)));
        document.add(ident.field(Fields.IDENTIFIER));
        return new Prepared(entry, document, phrasings);
    }

    private static List<Word> add(String line, int weight, Language language, Analysis analysis, WeightedTerms text) {
        List<Word> words = analysis.words(language, Text.folded(Text.masked(line)));
        words.forEach(word -> word.terms().forEach(term -> text.add(term, weight)));
        return words;
    }

    private static void addIdentifiers(String line, int weight, Identifiers identifiers, WeightedTerms ident) {
        for (var identifier : identifiers.in(Text.masked(Text.compatible(line)))) {
            ident.add(identifier.whole(), weight);
            identifier.parts().forEach(part -> ident.add(part, 1));
        }
    }

    private Phrasing phrasing(Language language, List<Word> words) {
        Set<String> terms = new HashSet<>();
        double weight = 0;
        for (Word word : words) {
            if (!word.stop() && terms.addAll(word.terms())) {
                weight += rarity(Fields.text(language), word.terms());
            }
        }
        return new Phrasing(Set.copyOf(terms), weight);
    }

    private static int[] entryOfDocument(IndexReader reader) throws IOException {
        int[] entries = new int[reader.maxDoc()];
        for (var leaf : reader.leaves()) {
            var values = leaf.reader().getNumericDocValues(Fields.ENTRY);
            for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                if (values != null && values.advanceExact(document)) {
                    entries[leaf.docBase + document] = (int) values.longValue();
                }
            }
        }
        return entries;
    }

    public IndexSearcher searcher() {
        return searcher;
    }

    public int entryOf(int document) {
        return entryOfDocument[document];
    }

    public Entry entry(int number) {
        return entries.get(number);
    }

    public List<Entry> entries() {
        return entries;
    }

    /** @return title, phrasings and errors of an entry, in this order */
    public List<Phrasing> phrasings(int number) {
        return phrasings.get(number);
    }

    /** @return in how many documents the most frequent of these terms stands */
    public int documents(String field, List<String> terms) {
        int most = 0;
        try {
            for (String term : terms) {
                most = Math.max(most, reader.docFreq(new Term(field, term)));
            }
            return most;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    /** @return the inverse document frequency as Lucene's BM25 computes it; the highest for terms that nowhere occur */
    public double rarity(String field, List<String> terms) {
        int with = documents(field, terms);
        return Math.log(1 + (size(field) - with + 0.5) / (with + 0.5));
    }

    private int size(String field) {
        try {
            return reader.getDocCount(field);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing the index in memory failed", e);
        }
    }
}
