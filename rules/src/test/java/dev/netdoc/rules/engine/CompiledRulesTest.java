package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompiledRulesTest {
    private final Map<String, String> files = Rules.files(Catalogue.load());

    @Test
    void theBuildCompiledTheRulesThatAreHere() {
        assertThat(CompiledRules.read(files)).isPresent();
    }

    @Test
    void compiledRulesOfOtherFilesAreNotUsed() {
        var changed = new TreeMap<>(files);
        changed.compute(changed.firstKey(), (file, drl) -> drl + "\n// changed\n");
        assertThat(CompiledRules.read(changed)).isEmpty();
    }
}
