package dev.netdoc.rules.engine;

import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.builder.Message;
import org.kie.api.builder.Results;
import org.kie.api.io.ResourceType;
import org.kie.internal.io.ResourceFactory;
import org.kie.internal.utils.KieHelper;

/** Compiles the rule files into one rule base. */
final class Rules {
    private Rules() {}

    /** @return the rules of all findings and of the mode report */
    static KieBase compile(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        catalogue.all().forEach(kind -> files.put(kind.ruleFile(), ModuleFiles.read(kind.ruleFile())));
        ModuleFiles.under("mode").stream()
                .filter(file -> file.endsWith(".drl"))
                .forEach(file -> files.put(file, ModuleFiles.read(file)));
        return compile(files);
    }

    /**
     * @param files DRL by file name
     * @throws MalformedFolder naming the file and line of what does not compile
     */
    static KieBase compile(Map<String, String> files) {
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
                            .map(m -> m.getPath() + " line " + m.getLine() + ": " + m.getText())
                            .collect(Collectors.joining("; ")));
        }
        return helper.build();
    }
}
