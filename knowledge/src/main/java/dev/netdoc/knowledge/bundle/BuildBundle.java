package dev.netdoc.knowledge.bundle;

import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.translation.Lexicon;
import dev.netdoc.knowledge.translation.Lexicon.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The build's last step for this module: prepares the bundle and lays it beside the classes, the lexicon in readable form too. */
final class BuildBundle {
    private BuildBundle() {}

    /** Takes the folder of the compiled classes. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0], Bundle.class.getPackageName().split("\\."));
        Bundle bundle = Bundle.prepare(new Analysis(), new Identifiers());
        Files.write(folder.resolve(Bundle.RESOURCE), BundleFile.write(bundle));
        Files.write(
                Path.of(args[0]).resolveSibling("lexicon.tsv"),
                Direction.all().stream()
                        .flatMap(direction -> bundle.lexicon().getOrDefault(direction, List::of).get().stream())
                        .map(Lexicon.Row::tsv)
                        .toList());
    }
}
