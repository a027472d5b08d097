package dev.netdoc.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who applies plain manifests gets what the chart makes. */
class ManifestsTest {
    private static final Path FOLDER = Chart.project("deploy/kubernetes");
    private static final Set<String> ROLES = Set.of("Role", "ClusterRole");

    /** What Helm and the chart note about a release. */
    private static final List<String> NOTES = List.of("helm.sh/resource-policy", "netdoc.dev/config");

    private static Rendered chart() {
        return Chart.render(
                "sqlite-with-fixes", "rbac.kubeFlannel=true", "config.clusters[0].subjectAccessReview=true");
    }

    private static Rendered file(String name) {
        return Rendered.of(FOLDER.resolve(name));
    }

    /** By name; what roles grant as single permissions, for rules can be grouped in many ways. */
    private static Map<String, Object> comparable(Stream<Rendered> all) {
        return all.flatMap(rendered -> rendered.objects().stream())
                .filter(object -> !Set.of("Namespace", "ConfigMap")
                        .contains(object.path("kind").asText()))
                .collect(Collectors.toMap(
                        Rendered::name,
                        object -> ROLES.contains(object.path("kind").asText())
                                ? Permission.of(object).collect(Collectors.toSet())
                                : plain(object),
                        (one, other) -> {
                            throw new AssertionError("twice: " + one);
                        },
                        TreeMap::new));
    }

    private static JsonNode plain(JsonNode object) {
        ObjectNode plain = object.deepCopy();
        ((ObjectNode) plain.path("metadata")).remove("labels");
        plain.findParents("annotations").forEach(meta -> {
            ObjectNode annotations = (ObjectNode) meta.path("annotations");
            annotations.remove(NOTES);
            if (annotations.isEmpty()) {
                ((ObjectNode) meta).remove("annotations");
            }
        });
        return plain;
    }

    @Test
    void theObjectsAreThoseOfTheChart() {
        Stream<Rendered> files = Stream.of(
                        "access.yaml",
                        "access-watch.yaml",
                        "access-kube-flannel.yaml",
                        "access-subject-access-review.yaml",
                        "deployment.yaml")
                .map(ManifestsTest::file);
        assertThat(comparable(files)).isEqualTo(comparable(Stream.of(chart())));
    }

    @Test
    void theConfigurationIsThatOfTheChart() {
        assertThat(file("netdoc.yaml").objects())
                .containsExactly(Rendered.parse(Chart.render("minimal").configuration()));
    }

    @Test
    void theKustomizationNamesFilesThatAreThere() {
        JsonNode kustomization = file("kustomization.yaml").objects().getFirst();
        Stream.of(
                        kustomization.path("resources"),
                        kustomization.path("configMapGenerator").path(0).path("files"))
                .forEach(files -> assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(name ->
                                assertThat(FOLDER.resolve(name.asText())).exists()));
        assertThat(file("deployment.yaml").container().path("image").asText())
                .isEqualTo(kustomization.path("images").path(0).path("name").asText() + ":"
                        + kustomization.path("images").path(0).path("newTag").asText());
    }
}
