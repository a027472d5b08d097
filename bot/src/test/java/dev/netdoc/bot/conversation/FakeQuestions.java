package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers what is kept, from 1. */
final class FakeQuestions implements OpenQuestions {
    final List<String> kept = new ArrayList<>();
    final List<String> meant = new ArrayList<>();

    @Override
    public Optional<String> keep(Answer unanswered) {
        kept.add(unanswered.question());
        return Optional.of(String.valueOf(kept.size()));
    }

    @Override
    public void meant(String id, String topic) {
        meant.add(id + "=" + topic);
    }
}
