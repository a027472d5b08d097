package dev.netdoc.knowledge.bench;

import java.util.List;

/** A search engine that is given the same entries and asked the same questions. */
interface Peer extends AutoCloseable {
    void index(List<Export.Document> documents) throws Exception;

    /** @return places of documents in the order of relevance; more than ten where variants may repeat a topic */
    List<Integer> search(String question, String language) throws Exception;

    /** Memory of processes beside this one, in MB; 0 for none. */
    default long otherMemoryMb() {
        return 0;
    }

    @Override
    default void close() throws Exception {}
}
