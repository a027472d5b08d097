package dev.netdoc.knowledge.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Lucene's BM25 over questions and answers, the questions weighing double, with one analyzer or one a language. */
final class LucenePeer implements Peer {
    private static final int MOST = 60;
    private static final float QUESTIONS_WEIGH = 2;

    private final Analyzer analyzer;
    private final Function<String, String> suffix;
    private @Nullable IndexSearcher searcher;

    private LucenePeer(Analyzer analyzer, Function<String, String> suffix) {
        this.analyzer = analyzer;
        this.suffix = suffix;
    }

    /** One analyzer for all: what one gets without a thought for languages. */
    static LucenePeer standard() {
        return new LucenePeer(new StandardAnalyzer(), language -> "");
    }

    /** Lucene's own analyzer of each language, and the question asked in the fields of its language: it is told which. */
    static LucenePeer languages() {
        Map<String, Analyzer> byLanguage = Map.of(
                "en", new EnglishAnalyzer(),
                "id", new IndonesianAnalyzer(),
                "ja", new JapaneseAnalyzer(),
                "zh", new SmartChineseAnalyzer());
        Map<String, Analyzer> byField = new HashMap<>();
        byLanguage.forEach((language, its) -> {
            byField.put("q_" + language, its);
            byField.put("a_" + language, its);
        });
        return new LucenePeer(
                new PerFieldAnalyzerWrapper(new StandardAnalyzer(), byField), language -> "_" + language);
    }

    @Override
    public void index(List<Export.Document> documents) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (int i = 0; i < documents.size(); i++) {
                Export.Document one = documents.get(i);
                Document document = new Document();
                String field = suffix.apply(one.language());
                String questions = one.title() + "\n" + String.join("\n", one.phrasings());
                document.add(new TextField("q" + field, questions, Field.Store.NO));
                document.add(new TextField("a" + field, one.body(), Field.Store.NO));
                document.add(new StoredField("place", i));
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    @Override
    public List<Integer> search(String question, String language) throws IOException {
        List<Integer> places = new ArrayList<>();
        if (searcher == null) {
            return places;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        String field = suffix.apply(language);
        for (String term : terms("q" + field, question)) {
            query.add(
                    new BoostQuery(new TermQuery(new Term("q" + field, term)), QUESTIONS_WEIGH),
                    BooleanClause.Occur.SHOULD);
            query.add(new TermQuery(new Term("a" + field, term)), BooleanClause.Occur.SHOULD);
        }
        var stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(query.build(), MOST).scoreDocs) {
            places.add(stored.document(hit.doc).getField("place").numericValue().intValue());
        }
        return places;
    }

    private Set<String> terms(String field, String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms;
    }
}
