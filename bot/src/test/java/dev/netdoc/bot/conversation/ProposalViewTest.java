package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.Limits.Limit;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.knowledge.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalViewTest {
    private final Texts texts = Texts.load();
    private final ProposalView view = new ProposalView(new FakeDoctor(List.of()), texts);
    private final TextRenderer terminal = new TextRenderer(false);

    static Stream<Arguments> statesAndLanguages() {
        return Arrays.stream(ProposalState.values())
                .flatMap(state -> Arrays.stream(Language.values()).map(language -> Arguments.of(state, language)));
    }

    @ParameterizedTest
    @MethodSource("statesAndLanguages")
    void everyStateHasItsWordsAndOnlyTheButtonsThatCanBeServed(ProposalState state, Language language) {
        Reply reply = view.draw(Samples.proposal(state, language));
        List<String> buttons = reply.parts().stream()
                .filter(Buttons.class::isInstance)
                .flatMap(p -> ((Buttons) p).buttons().stream())
                .map(Button::action)
                .toList();
        List<String> served = switch (state) {
            case PROPOSED -> List.of("approve", "reject", "details");
            case VERIFIED -> List.of("undo", "details"); // the sample has changed an object
            case APPROVED, APPLYING, VERIFYING, UNDONE, REJECTED, EXPIRED, STALE, FAILED -> List.of();
        };
        assertThat(buttons).isEqualTo(served);
        assertThat(reply.fallback()).contains("Fix-title-" + language.code());
        assertThat(terminal.render(reply)).contains("p-7k2m9x", "prod", "kube-flannel-cfg");
    }

    @Test
    void anOpenProposalShowsDiffBlastRadiusWarningVerificationUndoAndExpiry() {
        String text = terminal.render(view.draw(Samples.proposal(ProposalState.PROPOSED, Language.EN)));
        assertThat(text)
                .contains("+  \"cniVersion\": \"0.3.1\",")
                .contains("data[\"cni-conf.json\"]")
                .contains("Blast-en", "Warn-en", "Verify-en", "Undo-en", "2026-11-21 08:30 UTC", "Restarts 3 pods");
    }

    @Test
    void itsButtonsCarryTheIdAndWhatWasSeenAndNothingElse() {
        Reply reply = view.draw(Samples.proposal(ProposalState.PROPOSED, Language.EN));
        List<Button> buttons = reply.parts().stream()
                .filter(Buttons.class::isInstance)
                .flatMap(p -> ((Buttons) p).buttons().stream())
                .toList();
        assertThat(buttons).extracting(Button::value).containsOnly("p-7k2m9x:" + Samples.DIGEST);
        assertThat(buttons.getFirst().confirm().orElseThrow()).contains("kube-flannel-cfg", "prod");
    }

    @Test
    void progressAndOutcomeAreTold() {
        assertThat(terminal.render(view.draw(Samples.proposal(ProposalState.APPLYING, Language.EN))))
                .contains("2 of 3 pods restarted", "approved by U0BOB 2026-11-21 08:01 UTC");
        assertThat(terminal.render(view.draw(Samples.proposal(ProposalState.FAILED, Language.EN))))
                .contains("readiness of node-a timed out", "kubectl -n kube-system apply -f backup.yaml");
        assertThat(terminal.render(view.draw(Samples.proposal(ProposalState.REJECTED, Language.EN))))
                .contains("Reason: not <now>", "rejected by U0BOB");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatWasNotBegunSaysThatNothingWasWrittenWhyAndWhatToDo(Language language) {
        String nothing = Map.of(
                        Language.EN, "nothing was written",
                        Language.ID, "tidak ada yang ditulis",
                        Language.JA, "何も書き込んでいません",
                        Language.ZH, "没有写入任何内容")
                .get(language);
        Map<Limit, List<String>> told = Map.of(
                new Limit.Protected("payments"), List.of("payments"),
                new Limit.DayIsFull(7, Instant.parse("2026-11-22T09:30:00Z")), List.of("7", "2026-11-22 09:30 UTC"),
                new Limit.ApproverMayNot("jane", "may not *patch*"), List.of("jane", "may not *patch*"));
        told.forEach((limit, words) -> {
            Reply reply = view.draw(Samples.heldBack(limit, language));
            String text = terminal.render(reply);
            assertThat(text)
                    .contains(nothing)
                    .contains(words)
                    .doesNotContain("🔴", "readiness of node-a", "backup.yaml");
            assertThat(reply.fallback()).startsWith("🛑");
        });
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalSaysThatNothingWasChanged(Reason reason) {
        Proposal proposal = Samples.proposal(ProposalState.REJECTED, Language.EN);
        for (Optional<Proposal> known : List.of(Optional.of(proposal), Optional.<Proposal>empty())) {
            Reply reply = new Refusals(texts).refused(new Click.Refused(reason, known), Samples.ANN, Language.EN);
            assertThat(terminal.render(reply)).containsIgnoringCase("nothing");
            assertThat(reply.fallback()).isNotBlank();
        }
    }
}
