package dev.netdoc.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundledFilesTest {
    @Test
    void aJarListsTheSameFilesAsTheFolderOfClasses(@TempDir Path folder) throws Exception {
        Map<String, String> fromFolder = BundledFiles.in("intents");
        assertThat(fromFolder).containsKeys("mode/en.txt", "help/zh.txt");

        URL jar = jarOfClasses(folder).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            var method = loader.loadClass(BundledFiles.class.getName()).getDeclaredMethod("in", String.class);
            method.setAccessible(true);
            assertThat(method.invoke(null, "intents")).isEqualTo(fromFolder);
        }
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(BundledFiles.in("no-such-folder")).isEmpty();
    }

    /** Without entries for the folders themselves, as some tools make jars. */
    private static Path jarOfClasses(Path folder) throws IOException {
        String first = System.getProperty("java.class.path");
        List<Path> classes = new ArrayList<>();
        for (String path : first.split(File.pathSeparator, -1)) {
            if (Files.exists(Path.of(path, "dev/netdoc/knowledge/intents"))) {
                classes.add(Path.of(path));
            }
        }
        Path root = classes.getFirst();
        Path jar = folder.resolve("classes.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }
}
