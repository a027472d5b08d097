package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.engine.Catalogue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeedTest {
    private static final List<String> IDS =
            Catalogue.load().all().stream().map(FindingKind::id).toList();

    @ParameterizedTest
    @EnumSource(Need.class)
    void whatNeedsAFactIsAFindingThatExists(Need need) {
        assertThat(need.findings()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(IDS);
    }
}
