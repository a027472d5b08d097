package dev.netdoc.helm;

import static org.junit.jupiter.api.Assumptions.abort;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;

/** The chart, rendered by the Helm that tests bring along. Tests are skipped where that has no build for the platform. */
final class Chart {
    /** Each is a way of installing it; files of values under test resources. */
    static final List<String> INSTALLATIONS =
            List.of("minimal", "sqlite-with-fixes", "postgresql", "http-mode", "everything");

    private static final Path ROOT =
            Path.of(System.getProperty("netdoc.root", "")).toAbsolutePath();

    private Chart() {}

    /** {@return a file or folder of the project} */
    static Path project(String path) {
        return ROOT.resolve(path);
    }

    /** @param values name of a file of values, without its ending @param settings {@code path=value}, as of --set */
    static Rendered render(String values, String... settings) {
        TemplateCommand template = helm().template()
                .withName("netdoc")
                .withNamespace("netdoc")
                .withKubeVersion("v1.31.0")
                .withValuesFile(project("deploy/helm/src/test/resources/values/" + values + ".yaml"));
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            template.set(parts[0], parts[1]);
        }
        return Rendered.of(template.call());
    }

    static LintResult lint() {
        return helm().lint().strict().call();
    }

    private static Helm helm() {
        try {
            Helm.version().call();
        } catch (LinkageError | RuntimeException e) {
            abort("Helm cannot be loaded on this platform: " + e);
        }
        return new Helm(project("deploy/helm/netdoc"));
    }
}
