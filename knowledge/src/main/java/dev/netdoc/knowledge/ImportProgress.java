package dev.netdoc.knowledge;

/** Told of an import of documents as it goes, from several threads at once. */
public interface ImportProgress {
    ImportProgress SILENT = new ImportProgress() {
        @Override
        public void found(int files) {}

        @Override
        public void read(String file, int entries) {}

        @Override
        public void skipped(String file, String reason) {}
    };

    /** So many files are new or have changed, and are read now. */
    void found(int files);

    void read(String file, int entries);

    /** A file serves nothing; {@code reason} is a sentence without its end, for the person who keeps it. */
    void skipped(String file, String reason);
}
