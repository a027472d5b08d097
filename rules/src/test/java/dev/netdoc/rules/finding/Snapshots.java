package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.nio.file.Path;

/** Facts of a case, as production reads them. */
final class Snapshots {
    private Snapshots() {}

    static Facts read(Path file) {
        return SnapshotReader.read(file);
    }
}
