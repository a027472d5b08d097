package dev.netdoc.bot;

import dev.netdoc.knowledge.ImportProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An import of documents as the operator of a running bot sees it. */
final class ImportLog implements ImportProgress {
    private static final Logger LOG = LoggerFactory.getLogger(ImportLog.class);

    @Override
    public void found(int files) {
        LOG.info("reading {} new or changed documents", files);
    }

    @Override
    public void read(String file, int entries) {
        LOG.debug("read {}: {} entries", file, entries);
    }

    @Override
    public void skipped(String file, String reason) {
        LOG.warn("skipped document {}: {}", file, reason);
    }
}
