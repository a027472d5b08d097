package dev.netdoc.knowledge.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The resource files shipped beside the classes, whether these lie in a folder or in a jar. */
final class BundledFiles {
    private static final String ROOT = "dev/netdoc/knowledge/";

    private BundledFiles() {}

    /**
     * Reads all files of a folder.
     *
     * @param folder below the module's resources, e.g. {@code topics}
     * @return text by path relative to the folder, sorted; empty if nothing is bundled there
     */
    static Map<String, String> in(String folder) {
        // A jar need not list its folders, so it is found by a class that is surely in it.
        String self = BundledFiles.class.getSimpleName() + ".class";
        URL url = Objects.requireNonNull(BundledFiles.class.getResource(self), self);
        try {
            if (url.openConnection() instanceof JarURLConnection connection) {
                // The class loader owns this file and closes it.
                return inJar(connection.getJarFile(), ROOT + folder + "/");
            }
            Path here = Path.of(url.toURI());
            Path root = here.resolve("../../../../..").normalize();
            return inFolder(root.resolve(ROOT + folder));
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(new IOException("Cannot read the bundled " + folder + " at " + url, e));
        }
    }

    private static Map<String, String> inJar(JarFile jar, String prefix) throws IOException {
        Map<String, String> files = new TreeMap<>();
        var entries = jar.entries();
        while (entries.hasMoreElements()) {
            var entry = entries.nextElement();
            if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                try (var in = jar.getInputStream(entry)) {
                    files.put(
                            entry.getName().substring(prefix.length()),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private static Map<String, String> inFolder(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }
}
