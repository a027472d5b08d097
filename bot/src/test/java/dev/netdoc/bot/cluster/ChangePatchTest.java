package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangePatchTest {
    private static final Change CHANGE =
            new Change(new ObjectRef("ConfigMap", "kube-system", "x"), "u1", "7", "/data/a.json", "old", "new");

    private static Seen seen(boolean annotated) {
        return new Seen("u1", "8", Optional.of("old"), annotated, Optional.empty(), Optional.empty());
    }

    @Test
    void itTestsUidVersionAndTextBeforeItReplaces() {
        assertThat(ChangePatch.of(CHANGE, seen(false), Optional.empty()).toString())
                .isEqualTo("[{\"op\":\"test\",\"path\":\"/metadata/uid\",\"value\":\"u1\"},"
                        + "{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"8\"},"
                        + "{\"op\":\"test\",\"path\":\"/data/a.json\",\"value\":\"old\"},"
                        + "{\"op\":\"replace\",\"path\":\"/data/a.json\",\"value\":\"new\"}]");
    }

    @Test
    void theProposalIsNotedInTheSamePatchWithoutHarmToOtherAnnotations() {
        var mark = Optional.of(new ChangePatch.Mark("p-1", Standins.NOW));
        String bare = ChangePatch.of(CHANGE, seen(false), mark).toString();
        String annotated = ChangePatch.of(CHANGE, seen(true), mark).toString();

        assertThat(bare).contains("{\"op\":\"add\",\"path\":\"/metadata/annotations\",\"value\":{}}");
        assertThat(annotated)
                .doesNotContain("\"path\":\"/metadata/annotations\"")
                .contains(
                        "{\"op\":\"add\",\"path\":\"/metadata/annotations/netdoc.dev~1changed-by\",\"value\":\"p-1\"}");
    }

    @Test
    void keysAreEscapedForAPointer() {
        assertThat(ChangePatch.escape("a~b/c.json")).isEqualTo("a~0b~1c.json");
    }
}
