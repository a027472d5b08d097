package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.conversation.FindingView.Remedy;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Steps;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.FixPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingViewTest {
    private final Texts texts = Texts.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatExplainsAFindingIsNamedInEveryLanguage(Language language) {
        assertThat(notes(language, List.of("flannel-cni-version-missing", "network-config-invalid")))
                .singleElement()
                .satisfies(note -> assertThat(note.markdown())
                        .contains("`flannel-cni-version-missing`, `network-config-invalid`"));
    }

    @Test
    void aFindingThatNothingExplainsSaysNothingOfIt() {
        assertThat(notes(Language.EN, List.of())).isEmpty();
    }

    @Test
    void theStepsStayBesideAProposalOnlyWhereTheFixDoesNotMend() {
        assertThat(besideAProposalOf("cordon-node")).hasAtLeastOneElementOfType(Steps.class);
        assertThat(besideAProposalOf("flannel-add-cniversion")).doesNotHaveAnyElementsOfTypes(Steps.class);
    }

    private List<Part> besideAProposalOf(String fix) {
        FixPlan plan = Samples.plan();
        var named = new FixPlan(
                fix,
                plan.finding(),
                plan.fingerprint(),
                plan.changes(),
                plan.restarts(),
                plan.verifyWithin(),
                plan.confirmation(),
                plan.mendsAgent(),
                plan.values(),
                plan.commands(),
                plan.undoCommands());
        return new FindingView(new FakeDoctor(List.of()), texts.in(Language.EN), "prod")
                .details(
                        Samples.finding(Severity.CRITICAL, Optional.of(named)),
                        Severity.CRITICAL,
                        new Remedy.Proposed("p-1"));
    }

    private List<Note> notes(Language language, List<String> explainedBy) {
        Finding plain = Samples.finding(Severity.WARNING, Optional.empty());
        var finding = new Finding(
                plain.id(),
                plain.variant(),
                plain.fingerprint(),
                plain.severity(),
                plain.objects(),
                plain.values(),
                plain.evidence(),
                plain.topics(),
                explainedBy,
                plain.fix());
        return new FindingView(new FakeDoctor(List.of()), texts.in(language), "prod")
                .details(finding, finding.severity(), new Remedy.ByHand()).stream()
                        .filter(Note.class::isInstance)
                        .map(Note.class::cast)
                        .toList();
    }
}
