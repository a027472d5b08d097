package dev.netdoc.knowledge.document;

import java.nio.file.Path;

/** A path given as a source of documents does not exist. */
public final class DocumentsMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    DocumentsMissing(Path path) {
        super("No such file or folder: " + path
                + "; give the path of a .md, .html or .txt file or of a folder that holds some");
    }
}
