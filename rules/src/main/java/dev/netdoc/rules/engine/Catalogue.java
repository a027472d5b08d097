package dev.netdoc.rules.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.Remedy;
import dev.netdoc.rules.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every finding that netdoc knows, by id, as the folders under {@code findings/} declare them. Immutable. */
public final class Catalogue {
    private static final String DECLARATION = "/finding.yaml";

    private final Map<String, FindingKind> kinds;

    private Catalogue(Map<String, FindingKind> kinds) {
        this.kinds = kinds;
    }

    /** @throws MalformedFolder if a declaration is wrong */
    public static Catalogue load() {
        ObjectMapper yaml = JsonMapper.builder(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var kinds = new LinkedHashMap<String, FindingKind>();
        for (String file : ModuleFiles.under("findings")) {
            if (file.endsWith(DECLARATION)) {
                FindingKind kind = declared(yaml, file.substring(0, file.length() - DECLARATION.length()));
                if (kinds.put(kind.id(), kind) != null) {
                    throw new MalformedFolder(kind.folder(), "its id stands in another group too");
                }
            }
        }
        return new Catalogue(kinds);
    }

    /** @return in order of group, then id */
    public List<FindingKind> all() {
        return List.copyOf(kinds.values());
    }

    public Optional<FindingKind> kind(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    FindingKind known(String id) {
        return kind(id).orElseThrow(() -> new MalformedFolder("findings", "no folder for the concluded id " + id));
    }

    private static FindingKind declared(ObjectMapper yaml, String folder) {
        try {
            Declared read = yaml.readValue(ModuleFiles.read(folder + DECLARATION), Declared.class);
            var remedy = new Remedy(
                    Remedy.Kind.valueOf(read.remedy().kind().toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(read.remedy().fix()),
                    Objects.requireNonNullElse(read.remedy().except(), List.of()));
            return new FindingKind(
                    folder.substring(folder.lastIndexOf('/') + 1),
                    folder,
                    read.product(),
                    read.severity().stream()
                            .map(s -> Severity.valueOf(s.toUpperCase(Locale.ROOT)))
                            .toList(),
                    read.topics(),
                    remedy);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new MalformedFolder(folder, "finding.yaml is wrong: " + e.getMessage());
        }
    }

    /** @param nearMisses cases that must exist; read by the tests alone */
    record Declared(
            String product,
            List<String> severity,
            List<String> topics,
            DeclaredRemedy remedy,
            @Nullable List<String> nearMisses) {}

    record DeclaredRemedy(
            String kind, @Nullable String fix, @Nullable List<String> except) {}
}
