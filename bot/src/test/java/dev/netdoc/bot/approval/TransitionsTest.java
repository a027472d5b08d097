package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    @ParameterizedTest
    @EnumSource
    void aStateThatHasNotEndedHasAWayOnAndAWayOut(ProposalState state) {
        assertThat(Transitions.from(state)).doesNotContain(state, ProposalState.PROPOSED);
        if (!state.ended()) {
            assertThat(Transitions.from(state)).anyMatch(ProposalState::ended);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnApprovalLeadsToApplying(ProposalState state) {
        assertThat(Transitions.from(state).contains(ProposalState.APPLYING)).isEqualTo(state == ProposalState.APPROVED);
        assertThat(Transitions.from(state).contains(ProposalState.APPROVED)).isEqualTo(state == ProposalState.PROPOSED);
    }

    @ParameterizedTest
    @EnumSource
    void whatHasEndedIsAtMostUndone(ProposalState state) {
        if (state.ended()) {
            assertThatThrownBy(() -> Transitions.require(state, ProposalState.APPLYING))
                    .hasMessageContaining(state + " to APPLYING");
            assertThat(Transitions.from(state)).isSubsetOf(ProposalState.UNDONE);
        }
    }
}
