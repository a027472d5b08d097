package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFilesTest {
    @Test
    void listsTheRulesOfAFolderOfClasses() {
        assertThat(ModuleFiles.under("findings"))
                .contains("findings/flannel/flannel-cni-version-missing/rule.drl")
                .isSorted()
                .noneMatch(file -> file.contains("/cases/"));
    }

    @Test
    void aFolderThatIsNotThereHasNoFiles() {
        assertThat(ModuleFiles.under("nothing")).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ModuleFiles.read("findings/no.md")).hasMessageContaining("findings/no.md");
    }

    @Test
    void listsTheSameFromAJarWithoutEntriesForFolders(@TempDir Path temp) throws Exception {
        Path jar = jarOf(
                Path.of(Catalogue.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                temp.resolve("with space.jar"));
        var urls = new ArrayList<URL>(List.of(jar.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object catalogue = loader.loadClass(Catalogue.class.getName())
                    .getMethod("load")
                    .invoke(null);
            List<?> all = (List<?>) catalogue.getClass().getMethod("all").invoke(catalogue);
            assertThat(all).hasSameSizeAs(Catalogue.load().all()).isNotEmpty();
        }
    }

    private static Path jarOf(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
