package dev.netdoc.rules.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rules and texts that lie beside the classes of this module, whether in a folder of classes or in a jar. Found by
 * looking, so that a new folder is all that a new finding needs.
 */
final class ModuleFiles {
    private static final String ROOT = "dev/netdoc/rules/";

    private ModuleFiles() {}

    /** @return the files under a folder such as {@code findings}, as {@code findings/dns/…/rule.drl}, sorted */
    static List<String> under(String folder) {
        try {
            return switch (here()) {
                case URL url when url.getProtocol().equals("jar") -> inJar(url, ROOT + folder + "/");
                case URL url -> inFolder(url, folder);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the files under " + folder + " of netdoc-rules cannot be listed", e);
        }
    }

    /** @throws IllegalArgumentException if there is no such file */
    static String read(String file) {
        try (InputStream in = ModuleFiles.class.getResourceAsStream("/" + ROOT + file)) {
            if (in == null) {
                throw new IllegalArgumentException("netdoc-rules has no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " of netdoc-rules cannot be read", e);
        }
    }

    // A class file is always listed in its jar; a folder's own entry may be left out by some packagers.
    private static URL here() {
        return Objects.requireNonNull(ModuleFiles.class.getResource("ModuleFiles.class"));
    }

    private static List<String> inJar(URL url, String prefix) throws IOException {
        var connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                    .map(name -> name.substring(ROOT.length()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inFolder(URL url, String folder) throws IOException {
        Path root = Path.of(uri(url)).resolve("../..").normalize();
        Path start = root.resolve(folder);
        if (Files.notExists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path with a place that is no URI: " + url, e);
        }
    }
}
