package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Pods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.utils.KieHelper;

/** The rules of the mode report alone, in a session of their own. */
final class ModeSession {
    private static final int RUNAWAY = 100_000;

    private final KieBase rules;

    ModeSession() {
        var helper = new KieHelper();
        for (Path file : drl()) {
            helper.addContent(read(file), ResourceType.DRL);
        }
        rules = helper.build();
    }

    ModeReport report(Facts facts) {
        var session = rules.newKieSession();
        try {
            session.insert(Pods.of(facts));
            facts.all().stream().filter(fact -> !(fact instanceof Pod)).forEach(session::insert);
            int fired = session.fireAllRules(RUNAWAY);
            if (fired >= RUNAWAY) {
                throw new IllegalStateException("the rules do not come to rest");
            }
            return ModeAssembler.assemble(session.getObjects());
        } finally {
            session.dispose();
        }
    }

    static Path folder() {
        return Path.of(System.getProperty("netdoc.root", ".."), "rules", "mode");
    }

    private static List<Path> drl() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".drl")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
