package dev.netdoc.knowledge.index;

import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/** Where an index lies in memory. */
public final class Heap {
    private Heap() {}

    /** Returns an empty directory whose files are single arrays: a question seeks a hundred terms, each a new slice. */
    public static Directory directory() {
        return new ByteBuffersDirectory(
                new SingleInstanceLockFactory(), ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);
    }
}
