package dev.netdoc.knowledge.document;

import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge.Sources;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.language.HanScript;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import dev.netdoc.knowledge.page.Page;
import dev.netdoc.knowledge.page.PageBroken;
import dev.netdoc.knowledge.page.PageFormat;
import dev.netdoc.knowledge.page.Section;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a team's own documents. What cannot be read is named to the progress and passed over; the rest serves.
 * Remembers what it has seen, so that a second look reads only what has changed. For one thread at a time.
 */
public final class Documents {
    /** Share of Chinese characters and kana among the letters: at least in Chinese and Japanese, at most in the others. */
    private static final double LEAST_HAN = 0.05;

    private static final double MOST_HAN = 0.3;

    private final Sources sources;
    private final LanguageRecogniser languages;
    private final ImportProgress progress;
    private final FileText texts;
    private final Set<Path> told = new HashSet<>();
    private Map<Path, Seen> seen = Map.of();

    public Documents(Sources sources, LanguageRecogniser languages, ImportProgress progress) {
        this.sources = sources;
        this.languages = languages;
        this.progress = progress;
        this.texts = new FileText(sources.charset());
    }

    private record Seen(String name, long size, long modifiedMillis) {}

    /** Takes what has changed; called from several threads at once. */
    public interface Changes {
        /** A file is new or has changed; {@code file} has no entries if it serves nothing. */
        void read(Path path, DocumentFile file);

        void gone(Path path);
    }

    /**
     * Looks at all files, without following a link in a circle, and reads what is new or has changed.
     *
     * @return whether anything is new, changed or gone
     * @throws DocumentsMissing if a path of the sources does not exist
     */
    public boolean look(Changes changes) {
        Map<Path, Seen> found = new TreeMap<>();
        for (Path source : sources.documents()) {
            if (!Files.exists(source)) {
                throw new DocumentsMissing(source);
            }
            walk(source, found);
        }
        List<Path> gone =
                seen.keySet().stream().filter(path -> !found.containsKey(path)).toList();
        var fresh = found.entrySet().stream()
                .filter(file -> !file.getValue().equals(seen.get(file.getKey())))
                .toList();
        Map<Path, Seen> known = seen;
        seen = found;
        if (gone.isEmpty() && fresh.isEmpty()) {
            return false;
        }
        progress.found(fresh.size());
        gone.forEach(changes::gone);
        fresh.parallelStream().forEach(one -> {
            Path path = one.getKey();
            Optional<DocumentFile> file = read(path, one.getValue().name());
            if (file.isPresent()) {
                changes.read(path, file.get());
            } else if (known.containsKey(path)) {
                changes.gone(path);
            }
        });
        return true;
    }

    private void walk(Path source, Map<Path, Seen> found) {
        try {
            Files.walkFileTree(
                    source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                            return hidden(folder) && !folder.equals(source)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            boolean ours = file.equals(source)
                                    || (!hidden(file)
                                            && PageFormat.of(file.toString()).isPresent());
                            if (ours && attributes.isRegularFile()) {
                                found.putIfAbsent(
                                        file.toAbsolutePath().normalize(),
                                        new Seen(
                                                name(source, file),
                                                attributes.size(),
                                                attributes.lastModifiedTime().toMillis()));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            // A running bot looks every half minute, and its operator needs to be told once.
                            if (told.add(file)) {
                                progress.skipped(
                                        name(source, file),
                                        e instanceof FileSystemLoopException
                                                ? "a link that leads back to a folder above it"
                                                : "cannot be read: "
                                                        + e.getClass().getSimpleName());
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // Every failure of a single file has been passed over above.
            progress.skipped(source.toString(), "cannot be listed: " + e.getMessage());
        }
    }

    private static String name(Path source, Path file) {
        Path name = file.equals(source) ? file.getFileName() : source.relativize(file);
        return (name == null ? file : name).toString().replace('\\', '/');
    }

    private static boolean hidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    private Optional<DocumentFile> read(Path path, String name) {
        try {
            PageFormat format =
                    PageFormat.of(name).orElseThrow(() -> new FileSkipped("only .md, .html and .txt files are read"));
            Page page = format.cut(texts.read(path), bareName(name));
            if (page.sections().isEmpty()) {
                throw new FileSkipped("no heading or question with text below was found in it");
            }
            DocumentFile file = file(name, page);
            progress.read(name, file.entries().size());
            return Optional.of(file);
        } catch (FileSkipped | PageBroken e) {
            progress.skipped(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            progress.skipped(name, "cannot be read: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // One page that a parser chokes on must not cost the others.
            progress.skipped(name, "cannot be cut into entries: " + e);
        }
        return Optional.empty();
    }

    private DocumentFile file(String name, Page page) {
        Language language = language(name, page);
        List<Entry> entries = new ArrayList<>();
        for (Section section : page.sections()) {
            String source = name + "#" + section.heading();
            entries.add(new Entry(
                    Optional.empty(),
                    language,
                    section.heading(),
                    section.above(),
                    section.phrasings(),
                    section.body(),
                    List.of(),
                    source,
                    List.of(source)));
        }
        return new DocumentFile(
                name, language, page.translation().orElseGet(() -> PathLanguage.without(name)), entries);
    }

    /** What is declared, unless the text is plainly written in another script: pages are copied before they are translated. */
    private Language language(String name, Page page) {
        String text = page.text();
        return page.language()
                .flatMap(Language::of)
                .or(() -> PathLanguage.of(name))
                .filter(declared ->
                        HanScript.share(text) > (declared.isHan() ? LEAST_HAN : MOST_HAN) == declared.isHan())
                .orElseGet(() -> languages.ofDocument(text));
    }

    private static String bareName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.substring(0, Math.max(file.lastIndexOf('.'), 0)).replaceAll("[_-]+", " ");
    }
}
