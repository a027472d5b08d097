package dev.netdoc.knowledge.index;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.document.DocumentFile;
import dev.netdoc.knowledge.document.Documents;
import dev.netdoc.knowledge.document.Signature;
import dev.netdoc.knowledge.document.Variants;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.index.IndexedEntries.Indexed;
import dev.netdoc.knowledge.index.IndexedEntries.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;

/** A team's own documents, in an index that follows their files. Takes changes from several threads. */
public final class DocumentIndex implements Documents.Changes, AutoCloseable {
    private static final double BUFFER_MB = 32;

    private final Analysis analysis;
    private final Identifiers identifiers;
    private final Signature signature;
    private final Map<Language, IndexWriter> writers = new EnumMap<>(Language.class);
    private final Map<Path, List<Held>> files = new TreeMap<>();
    private int lastNumber;
    private boolean merged;

    private record Held(int number, Entry entry, List<Line> phrasings, Variants.Piece piece) {}

    public DocumentIndex(Analysis analysis, Identifiers identifiers) {
        this.analysis = analysis;
        this.identifiers = identifiers;
        this.signature = new Signature(identifiers);
        for (Language language : Language.values()) {
            try {
                var config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB);
                writers.put(language, new IndexWriter(Heap.directory(), config));
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    @Override
    public void read(Path path, DocumentFile file) {
        List<Held> held = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        for (Entry entry : file.entries()) {
            Prepared prepared = Prepared.of(entry, analysis, identifiers);
            var piece = new Variants.Piece(
                    path.toString(), file.translation(), held.size(), file.language(), signature.of(entry));
            int number = nextNumber();
            Document document = prepared.document();
            document.add(new NumericDocValuesField(Fields.ENTRY, number));
            document.add(new StringField(Fields.FILE, path.toString(), Field.Store.NO));
            documents.add(document);
            held.add(new Held(number, entry, prepared.phrasings(), piece));
        }
        gone(path);
        try {
            writer(file.language()).addDocuments(documents);
        } catch (IOException e) {
            throw failed(e);
        }
        synchronized (this) {
            files.put(path, held);
        }
    }

    @Override
    public void gone(Path path) {
        List<Held> before;
        synchronized (this) {
            before = files.remove(path);
        }
        if (before != null) {
            Language language = before.getFirst().entry().language();
            try {
                writer(language).deleteDocuments(new Term(Fields.FILE, path.toString()));
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    private IndexWriter writer(Language language) {
        return Objects.requireNonNull(writers.get(language));
    }

    private synchronized int nextNumber() {
        return lastNumber++;
    }

    /** Returns the entries as they are now; the caller closes the reader. */
    public synchronized IndexedEntries snapshot() {
        List<Held> all = files.values().stream().flatMap(List::stream).toList();
        int[] groups = Variants.groups(all.stream().map(Held::piece).toList());
        Map<Integer, Indexed> byNumber = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            Held one = all.get(i);
            // Numbers tell entries apart that stand under the same heading twice.
            String key = "document:" + all.get(groups[i]).number();
            byNumber.put(
                    one.number(), new Indexed(Kind.DOCUMENT, one.entry().language(), key, one::entry, one::phrasings));
        }
        Map<Language, DirectoryReader> readers = new EnumMap<>(Language.class);
        writers.forEach((language, writer) -> {
            try {
                if (!merged) {
                    // Questions come again and again; the many small parts of a first reading would slow each of them.
                    writer.forceMerge(1);
                }
                readers.put(language, DirectoryReader.open(writer));
            } catch (IOException e) {
                throw failed(e);
            }
        });
        merged = true;
        return new IndexedEntries(readers, number -> Objects.requireNonNull(byNumber.get(number)));
    }

    @Override
    public void close() {
        for (IndexWriter writer : writers.values()) {
            try {
                writer.rollback();
                writer.getDirectory().close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Indexing in memory failed", e);
    }
}
