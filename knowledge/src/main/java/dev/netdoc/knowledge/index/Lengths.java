package dev.netdoc.knowledge.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;

/** How long each document is in one field, and what BM25 makes of that. */
final class Lengths {
    private final byte[] norms;
    private final SimScorer scorer;
    private final double unit;

    /** @param reader with at least one document that has the field */
    Lengths(IndexReader reader, String field) throws IOException {
        norms = new byte[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues values = leaf.reader().getNormValues(field);
            for (int doc = 0; values != null && doc < leaf.reader().maxDoc(); doc++) {
                if (values.advanceExact(doc)) {
                    norms[leaf.docBase + doc] = (byte) values.longValue();
                }
            }
        }
        var collection = new CollectionStatistics(
                field,
                reader.maxDoc(),
                reader.getDocCount(field),
                reader.getSumTotalTermFreq(field),
                reader.getSumDocFreq(field));
        var any = new TermStatistics(new Term(field, "any").bytes(), 1, 1);
        scorer = new BM25Similarity().scorer(1, collection, any);
        unit = rarity(reader.getDocCount(field), 1);
    }

    /** The inverse document frequency of a term that stands in so many documents of so many, as BM25 computes it. */
    static double rarity(int documents, int with) {
        return Math.log(1 + (documents - with + 0.5) / (with + 0.5));
    }

    /** What a frequency in a document counts of a term's rarity, 0 to 1: the less, the longer the document is. */
    double share(float frequency, int document) {
        return scorer.score(frequency, norms[document] & 0xFF) / unit;
    }
}
