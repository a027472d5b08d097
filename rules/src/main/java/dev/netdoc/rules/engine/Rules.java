package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Pods;
import dev.netdoc.rules.finding.FindingKind;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.builder.Message;
import org.kie.api.builder.Results;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.kie.internal.io.ResourceFactory;
import org.kie.internal.utils.KieHelper;

/** Compiles the rule files into one rule base. */
final class Rules {
    // One file that does not parse makes every other rule fail after it.
    private static final int ERRORS_SHOWN = 3;

    private Rules() {}

    /** @return the rules of all findings and of the mode report, as the build compiled them if they are the same */
    static KieBase load(Catalogue catalogue) {
        Map<String, String> files = files(catalogue);
        return CompiledRules.read(files).orElseGet(() -> compile(files));
    }

    /**
     * The rules of the mode report and of a few findings, in a rule base of their own.
     *
     * @param wanted the rule files of those findings
     */
    static KieBase loadSome(Catalogue catalogue, Set<String> wanted) {
        Map<String, String> files = files(catalogue);
        Set<String> unwanted = catalogue.all().stream()
                .map(FindingKind::ruleFile)
                .filter(file -> !wanted.contains(file))
                .collect(Collectors.toSet());
        Set<String> others = unwanted.stream()
                .map(file -> packageName(ModuleFiles.read(file)))
                .collect(Collectors.toSet());
        return CompiledRules.read(files, name -> !others.contains(name)).orElseGet(() -> {
            files.keySet().removeAll(unwanted);
            return compile(files);
        });
    }

    /** Gives a session what was seen. */
    static void insert(KieSession session, Facts facts) {
        session.insert(facts);
        session.insert(Pods.of(facts));
        facts.all().stream().filter(fact -> !(fact instanceof Pod)).forEach(session::insert);
    }

    private static String packageName(String drl) {
        return drl.substring(drl.indexOf("package ") + "package ".length(), drl.indexOf(';'))
                .strip();
    }

    static Map<String, String> files(Catalogue catalogue) {
        Map<String, String> files = modeFiles();
        catalogue.all().forEach(kind -> files.put(kind.ruleFile(), ModuleFiles.read(kind.ruleFile())));
        return files;
    }

    /** @return the rules of the mode report by file name */
    static Map<String, String> modeFiles() {
        var files = new TreeMap<String, String>();
        ModuleFiles.under("mode").stream()
                .filter(file -> file.endsWith(".drl"))
                .forEach(file -> files.put(file, ModuleFiles.read(file)));
        return files;
    }

    /** As production, but each condition is compiled to bytecode at its first use: what that breaks shows at once. */
    static KieBase compileEagerly(Catalogue catalogue) {
        return compile(files(catalogue), 0);
    }

    static KieBase compile(Map<String, String> files) {
        return compile(files, ConstraintJittingThresholdOption.DEFAULT_VALUE);
    }

    /**
     * @param files DRL by file name
     * @param interpretedAtFirst how often a condition is interpreted before Drools compiles it to bytecode
     * @throws MalformedFolder naming the file and line of what does not compile
     */
    private static KieBase compile(Map<String, String> files, int interpretedAtFirst) {
        var helper = new KieHelper();
        files.forEach((file, drl) -> helper.addResource(
                ResourceFactory.newReaderResource(new StringReader(drl), "UTF-8")
                        .setSourcePath(file),
                ResourceType.DRL));
        Results results = helper.verify();
        if (results.hasMessages(Message.Level.ERROR)) {
            throw new MalformedFolder(
                    "rules",
                    results.getMessages(Message.Level.ERROR).stream()
                            .limit(ERRORS_SHOWN)
                            .map(m -> m.getPath() + " line " + m.getLine() + ": " + m.getText())
                            .collect(Collectors.joining("; ")));
        }
        return helper.build(ConstraintJittingThresholdOption.get(interpretedAtFirst));
    }
}
