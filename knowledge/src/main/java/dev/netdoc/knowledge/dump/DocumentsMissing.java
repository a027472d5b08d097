package dev.netdoc.knowledge.dump;

import java.nio.file.Path;

/** A path given as a source of documents does not exist. */
public final class DocumentsMissing extends RuntimeException {
    DocumentsMissing(Path path) {
        super("No such file or folder: " + path + "; give the path of a .txt file or of a folder that holds some");
    }
}
