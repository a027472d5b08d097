package dev.netdoc.rules.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.wiring.api.classloader.ProjectClassLoader;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/**
 * The rules as the build compiled them: to read them takes a tenth of the time. The file begins with a digest of the rule
 * files, so that one that is left over from other rules is not used.
 */
final class CompiledRules {
    private static final String FILE = "compiled-rules.bin";

    private CompiledRules() {}

    /** Compiles the rules of this module into a folder of classes; the build calls it. */
    public static void main(String[] args) throws IOException {
        Map<String, String> files = Rules.files(Catalogue.load());
        Path file = Path.of(args[0], CompiledRules.class.getPackageName().replace('.', '/'), FILE);
        write(files, (InternalKnowledgeBase) Rules.compile(files), file);
    }

    private static void write(Map<String, String> files, InternalKnowledgeBase rules, Path file) throws IOException {
        var loader = (ProjectClassLoader) rules.getRootClassLoader();
        try (var out = new DroolsObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeUTF(digest(files));
            // Types that rule files declare; they are needed before the rules that use them.
            out.writeObject(new HashMap<>(loader.getStore() == null ? Map.of() : loader.getStore()));
            out.writeObject(new ArrayList<>(rules.getKiePackages()));
        }
    }

    /** @return the compiled rules; empty if there are none, or if they are of other files or of another Java */
    static Optional<KieBase> read(Map<String, String> files) {
        return read(files, name -> true);
    }

    /** @param wanted which packages to take, by name */
    static Optional<KieBase> read(Map<String, String> files, Predicate<String> wanted) {
        ClassLoader parent = CompiledRules.class.getClassLoader();
        try (InputStream file = CompiledRules.class.getResourceAsStream(FILE)) {
            if (file == null) {
                return Optional.empty();
            }
            try (var in = new DroolsObjectInputStream(new BufferedInputStream(file), parent)) {
                if (!in.readUTF().equals(digest(files))) {
                    return Optional.empty();
                }
                @SuppressWarnings("unchecked") // as written above
                var types = (Map<String, byte[]>) in.readObject();
                var loader = ProjectClassLoader.createProjectClassLoader(parent, types);
                in.setClassLoader(loader);
                @SuppressWarnings("unchecked") // as written above
                var packages = (Collection<KiePackage>) in.readObject();
                var rules = KnowledgeBaseFactory.newKnowledgeBase(
                        RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
                rules.addPackages(packages.stream()
                        .filter(one -> wanted.test(one.getName()))
                        .toList());
                return Optional.of(rules);
            }
        } catch (IOException | ClassNotFoundException | LinkageError e) {
            // Built by a newer Java than this one: compiling takes longer, and gives the same rules.
            return Optional.empty();
        }
    }

    private static String digest(Map<String, String> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, text) -> {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(text.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
