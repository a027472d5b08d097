package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;

/** @param perMinute how many questions one person may ask in a minute, of each replica; any number if not set */
public record QuestionsConfig(Optional<Integer> perMinute) {
    static final QuestionsConfig ANY_NUMBER = new QuestionsConfig(Optional.empty());

    public QuestionsConfig {
        perMinute = requireNonNullElse(perMinute, Optional.empty());
        if (perMinute.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("questions.perMinute must be at least 1, not " + perMinute.get());
        }
    }
}
