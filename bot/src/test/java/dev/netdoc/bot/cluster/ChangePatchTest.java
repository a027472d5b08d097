package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangePatchTest {
    private static final FieldValue OLD = new FieldValue.Text("old");
    private static final FieldValue NEW = new FieldValue.Text("new");
    private static final FieldValue NOTHING = new FieldValue.Missing();
    private static final Change CHANGE = change("/data/a.json", OLD, NEW);

    private static Change change(String path, FieldValue before, FieldValue after) {
        return new Change(new ObjectRef("ConfigMap", "kube-system", "x"), "u1", "7", path, before, after);
    }

    private static Seen seen(boolean annotated) {
        return new Seen("u1", "8", OLD, true, annotated, Optional.empty(), Optional.empty());
    }

    private static String patch(Change change, boolean parent) {
        var seen = new Seen("u1", "8", change.before(), parent, true, Optional.empty(), Optional.empty());
        return ChangePatch.of(change, seen, Optional.empty()).toString();
    }

    @Test
    void aKeyIsAddedAndByTheReversedChangeRemoved() {
        assertThat(patch(change("/data/a.json", NOTHING, NEW), true))
                .endsWith("\"value\":\"8\"},{\"op\":\"add\",\"path\":\"/data/a.json\",\"value\":\"new\"}]");
        assertThat(patch(change("/data/a.json", NEW, NOTHING), true))
                .endsWith("{\"op\":\"test\",\"path\":\"/data/a.json\",\"value\":\"new\"},"
                        + "{\"op\":\"remove\",\"path\":\"/data/a.json\"}]");
    }

    @Test
    void whatAKeyIsToBeInIsAddedFirstIfItIsNotThere() {
        assertThat(patch(change("/data/a.json", NOTHING, NEW), false))
                .endsWith("{\"op\":\"add\",\"path\":\"/data\",\"value\":{}},"
                        + "{\"op\":\"add\",\"path\":\"/data/a.json\",\"value\":\"new\"}]");
    }

    @Test
    void otherValuesStandInThePatchAsTheyAre() {
        assertThat(patch(
                        change("/spec/args", new FieldValue.Json("[\"a\"]"), new FieldValue.Json("[\"a\", \"b\"]")),
                        true))
                .endsWith("{\"op\":\"test\",\"path\":\"/spec/args\",\"value\":[\"a\"]},"
                        + "{\"op\":\"replace\",\"path\":\"/spec/args\",\"value\":[\"a\",\"b\"]}]");
        assertThat(patch(change("/spec/unschedulable", NOTHING, new FieldValue.Json("true")), true))
                .endsWith("{\"op\":\"add\",\"path\":\"/spec/unschedulable\",\"value\":true}]");
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
