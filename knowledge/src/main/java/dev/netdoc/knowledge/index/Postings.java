package dev.netdoc.knowledge.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * Where a term stands, taken out of the index once.
 *
 * @param documents in ascending order; deleted ones are left out
 * @param frequencies of the term in each
 * @param count of documents, deleted ones too until the index drops them, as in Lucene's statistics
 */
@SuppressWarnings(
        "ArrayRecordComponent") // millions of numbers; nobody compares them, and they do not leave the package
record Postings(int[] documents, int[] frequencies, int count) {

    static Postings read(IndexReader reader, Term term) throws IOException {
        int count = reader.docFreq(term);
        int[] documents = new int[count];
        int[] frequencies = new int[count];
        int size = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(term.field());
            TermsEnum place = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (!place.seekExact(term.bytes())) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            PostingsEnum postings = place.postings(null, PostingsEnum.FREQS);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) {
                    documents[size] = leaf.docBase + doc;
                    frequencies[size++] = postings.freq();
                }
            }
        }
        return new Postings(Arrays.copyOf(documents, size), Arrays.copyOf(frequencies, size), count);
    }

    int size() {
        return documents.length;
    }
}
