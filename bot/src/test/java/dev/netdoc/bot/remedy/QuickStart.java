package dev.netdoc.bot.remedy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * How many short processes with this one's classes start fast: from an archive of loaded classes, which the first of
 * them that ends by itself leaves behind. The JVM makes none for a class path with folders in it.
 *
 * @param classPath of JAR files alone
 * @param archive need not exist yet
 */
record QuickStart(String classPath, Path archive) {

    /** @param folder for the archive and for JAR files of what is in folders */
    static QuickStart in(Path folder) throws IOException {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty() && Files.isDirectory(Path.of(entry))) {
                String file = folder.resolve(path.size() + ".jar").toString();
                if (jar.run(System.err, System.err, "-c", "-0", "-f", file, "-C", entry, ".") != 0) {
                    throw new IOException("no JAR file could be made of " + entry);
                }
                path.add(file);
            } else {
                path.add(entry);
            }
        }
        return new QuickStart(String.join(File.pathSeparator, path), folder.resolve("classes.jsa"));
    }

    /** {@return the beginning of a command, up to the arguments of the main class} */
    List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main.getName());
    }
}
