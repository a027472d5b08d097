package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.CaseFile;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.Gap;
import dev.netdoc.rules.observe.SnapshotReader;
import dev.netdoc.rules.why.ConditionTrace;
import dev.netdoc.rules.why.ConditionTrace.Failure;
import dev.netdoc.rules.why.ConditionTrace.Reason;
import dev.netdoc.rules.why.ConditionTrace.State;
import dev.netdoc.rules.why.Explanation;
import dev.netdoc.rules.why.RuleTrace;
import dev.netdoc.rules.why.SeenFact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DroolsExplainerTest {
    private static final String CNI = "flannel-cni-version-missing";
    private static final String VSWITCH = "terway-vswitch-ip-exhausted";

    private final Catalogue catalogue = Catalogue.load();
    private final Explainer explainer = new DroolsExplainer(catalogue);

    private Explanation explain(String finding, String caseName) {
        return explainer.explain(facts(finding, caseName), finding);
    }

    private Facts facts(String finding, String caseName) {
        return SnapshotReader.read(Path.of(catalogue.known(finding).folder(), "cases", caseName + ".yaml"));
    }

    private static ConditionTrace failed(RuleTrace rule) {
        return rule.conditions().stream()
                .filter(condition -> condition.state() == State.FAILED)
                .findFirst()
                .orElseThrow(() -> new AssertionError("every condition holds: " + rule));
    }

    private static Failure failure(RuleTrace rule) {
        return failed(rule).failure().orElseThrow();
    }

    @Test
    void whyShowsTheRuleAndTheFactsOfEachConditionWithTheirEvidence() {
        Explanation why = explain(CNI, "fires-nodes-not-ready");

        assertThat(why.holds()).isTrue();
        RuleTrace rule = why.rules().getFirst();
        assertThat(rule.rule()).isEqualTo("this Flannel needs it");
        assertThat(rule.fingerprint()).matches("[0-9a-f]{16}");
        assertThat(rule.conditions()).allMatch(condition -> condition.state() == State.HELD);
        SeenFact file = rule.conditions().getFirst().facts().getFirst();
        ConditionTrace config = file.madeBy().orElseThrow().conditions().get(1);
        assertThat(config.text()).isEqualTo("$config : FlannelConfig( parses, cniVersion.absent )");
        assertThat(config.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.about()).startsWith("ConfigMap kube-");
            assertThat(fact.evidence())
                    .anySatisfy(e -> assertThat(e.value()).isEqualTo("(absent)"))
                    .anySatisfy(e -> assertThat(e.source()).contains("cniVersion"));
        });
    }

    @Test
    void whyGoesOnToTheRulesThatMadeAFact() {
        SeenFact helper = explain(CNI, "fires-nodes-not-ready").rules().getFirst().conditions().stream()
                .flatMap(condition -> condition.facts().stream())
                .filter(fact -> fact.type().equals("NodeWithoutCni"))
                .findFirst()
                .orElseThrow();
        assertThat(helper.about()).startsWith("Node ");
        RuleTrace maker = helper.madeBy().orElseThrow();
        assertThat(maker.rule()).isEqualTo("a node is not ready for it");
        assertThat(maker.conditions())
                .map(ConditionTrace::text)
                .containsExactly("CniMissed( $name : node )", "$node : Node( name == $name, !ready )");
    }

    @Test
    void theFingerprintIsThatOfTheDiagnosis() {
        Facts facts = facts(CNI, "fires-nodes-not-ready");
        assertThat(explainer.explain(facts, CNI).rules())
                .map(RuleTrace::fingerprint)
                .isEqualTo(DroolsDoctor.load().diagnose(facts).findings().stream()
                        .filter(finding -> finding.id().equals(CNI))
                        .map(finding -> finding.fingerprint())
                        .toList());
    }

    @Test
    void whyNotShowsWhatTheNearestFactLacks() {
        Explanation why = explain(CNI, "silent-present-at-root-and-in-a-plugin");

        assertThat(why.holds()).isFalse();
        RuleTrace nearest = failure(why.rules().getFirst()).rules().getFirst();
        assertThat(failed(nearest).text()).isEqualTo("$config : FlannelConfig( parses, cniVersion.absent )");
        assertThat(failure(nearest))
                .isEqualTo(new Failure(Reason.NONE_MATCHES, "FlannelConfig", 1, "cniVersion.absent", List.of()));
        assertThat(failed(nearest).facts())
                .singleElement()
                .satisfies(
                        fact -> assertThat(fact.evidence()).map(Evidence::value).contains("0.3.1"));
        assertThat(nearest.conditions().getFirst().state()).isEqualTo(State.HELD);
        assertThat(nearest.conditions().getLast().state()).isEqualTo(State.NOT_REACHED);
    }

    @Test
    void whyNotGoesDownToTheRuleThatWouldHaveMadeTheMissingFact() {
        Explanation why = explain(CNI, "silent-present-at-root-and-in-a-plugin");

        RuleTrace near = why.rules().getFirst();
        assertThat(failed(near).text()).isEqualTo("$file : FileWithoutVersion( flannel.before(\"0.15.1.19\") )");
        Failure missing = failure(near);
        assertThat(missing.reason()).isEqualTo(Reason.NOTHING);
        assertThat(missing.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.rule()).isEqualTo("the file has none and a kubelet asks for it"));
    }

    @Test
    void aFactThatMustNotBeIsNamed() {
        Explanation why = explain("terway-eip-pool-unsupported", "silent-event-of-a-pod-that-is-ready");
        assertThat(everything(why.rules()))
                .filteredOn(condition -> condition.text().equals("not ( Pod( ready ) from $all.at( $about ) )"))
                .anySatisfy(condition -> {
                    assertThat(condition.failure().orElseThrow().reason()).isEqualTo(Reason.UNWANTED);
                    assertThat(condition.facts()).map(SeenFact::about).allMatch(about -> about.startsWith("Pod "));
                });
    }

    private static List<ConditionTrace> everything(List<RuleTrace> rules) {
        return rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .flatMap(condition -> Stream.concat(
                        Stream.of(condition),
                        condition.failure().stream().flatMap(f -> everything(f.rules()).stream())))
                .toList();
    }

    @Test
    void aFindingThatHoldsIsSaidToHoldAlsoWhenItIsAskedWhyNot() {
        assertThat(explain(VSWITCH, "fires-a-pod-waits"))
                .satisfies(why -> assertThat(why.holds()).isTrue())
                .satisfies(why -> assertThat(why.rules())
                        .map(RuleTrace::rule)
                        .containsExactly("on some node, and pods may wait for it"));
    }

    @Test
    void whatCouldNotBeReadIsSaidWithWhatToGrant() {
        Explanation why = explainer.explain(facts("evidence-incomplete", "fires-forbidden"), VSWITCH);
        assertThat(why.unknown()).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.findings()).contains(VSWITCH);
            assertThat(gap.reason()).contains("forbidden");
        });
        assertThat(why.unknown()).map(Gap::permission).anyMatch(permission -> permission.contains("list"));
    }

    @Test
    void anUnknownIdIsRefusedAndTheNearestOnesAreNamed() {
        Facts facts = facts(CNI, "fires-nodes-not-ready");
        assertThatThrownBy(() -> explainer.explain(facts, "flannel-cniversion-missing"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(explainer.nearest("flannel-cniversion-missing")).startsWith(CNI);
        assertThat(explainer.nearest("VSWITCH-ip-exhausted")).startsWith(VSWITCH);
        assertThat(explainer.nearest("how do I bake bread")).isEmpty();
    }

    @Test
    void everyFindingCanBeExplained() {
        List<FindingKind> kinds = List.copyOf(catalogue.all());
        // The same conditions are asked either way, and each takes a second: every other finding one way.
        List<String> wrong = IntStream.range(0, kinds.size())
                .parallel()
                .mapToObj(i -> i % 2 == 0 ? wrongWhenSilent(kinds.get(i)) : wrongWhenItFires(kinds.get(i)))
                .flatMap(Optional::stream)
                .toList();
        assertThat(wrong).isEmpty();
    }

    private Optional<String> wrongWhenSilent(FindingKind kind) {
        Explanation why = explain(kind.id(), named(kind, "silent-"));
        String drl = ModuleFiles.read(kind.ruleFile()).replaceAll("\\s+", " ");
        boolean told = !why.holds()
                && !why.rules().isEmpty()
                && why.rules().stream()
                        .allMatch(rule -> drl.contains(failed(rule).text()));
        return told ? Optional.empty() : Optional.of(kind.id() + " why not: " + why);
    }

    private Optional<String> wrongWhenItFires(FindingKind kind) {
        Explanation why = explain(kind.id(), named(kind, "fires-"));
        boolean told = why.holds()
                && !why.rules().isEmpty()
                && why.rules().stream()
                        .allMatch(rule -> rule.conditions().stream()
                                .anyMatch(condition -> !condition.facts().isEmpty()));
        return told ? Optional.empty() : Optional.of(kind.id() + " why: " + why);
    }

    private static String named(FindingKind kind, String prefix) {
        return CaseFile.of(Path.of(kind.folder())).stream()
                .map(CaseFile::name)
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }
}
