package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.mode.ModeReport.Statement;
import dev.netdoc.rules.observe.Without;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void all() {
        var doctor = DroolsDoctor.load();
        var broken = new ArrayList<String>();
        List<Path> all = Stream.of(
                        CaseFile.all().stream().map(CaseFile::file),
                        files(Path.of("mode", "cases")),
                        files(Path.of(System.getProperty("netdoc.shared", "missing"), "clusters")))
                .flatMap(f -> f).toList();
        int mod = Integer.getInteger("mod", 1);
        long t = System.currentTimeMillis();
        int n = 0;
        for (int i = 0; i < all.size(); i += mod) {
            Path file = all.get(i);
            Diagnosis full = doctor.diagnose(Snapshots.read(file));
            for (Without w : Without.each()) {
                n++;
                Diagnosis less = doctor.diagnose(w.read(file));
                var ids = full.findings().stream().map(f -> f.id() + "|" + f.severity() + "|" + f.variant()).collect(Collectors.toSet());
                var idsOnly = full.findings().stream().map(Finding::id).collect(Collectors.toSet());
                var prints = full.findings().stream().map(Finding::fingerprint).collect(Collectors.toSet());
                for (Finding f : less.findings()) {
                    if (f.id().equals("evidence-incomplete")) continue;
                    String what = !idsOnly.contains(f.id()) ? "NEW" : !ids.contains(f.id() + "|" + f.severity() + "|" + f.variant()) ? "VARIANT" : !prints.contains(f.fingerprint()) ? "OBJECTS" : "";
                    if (!what.isEmpty()) broken.add(what + " " + f.id() + "/" + f.severity() + "/" + f.variant() + " " + f.objects() + " without " + w + " in " + file);
                }
                for (ModeKey key : ModeKey.values()) {
                    Statement a = full.mode().statement(key), b = less.mode().statement(key);
                    if (a.values().equals(b.values())) continue;
                    broken.add("MODE " + key + " " + a.values() + " -> " + b.values() + " " + b.confidence() + " without " + w + " in " + file);
                }
            }
        }
        System.out.println(n + " in " + (System.currentTimeMillis() - t) + " ms");
        broken.forEach(b -> System.out.println(b));
        assertThat(true).isTrue();
    }
}
