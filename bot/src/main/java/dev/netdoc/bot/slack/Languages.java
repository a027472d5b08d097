package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.users.UsersInfoResponse;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Preferences;
import dev.netdoc.knowledge.Language;
import java.util.Objects;
import java.util.Optional;

/** What to answer somebody in. Thread-safe; blocks, for virtual threads. */
final class Languages {
    private final Preferences preferences;
    private final Channels channels;
    private final MethodsClient client;

    Languages(Preferences preferences, Channels channels, MethodsClient client) {
        this.preferences = preferences;
        this.channels = channels;
        this.client = client;
    }

    /** {@return what the person chose} */
    Optional<Language> chosen(Person person) {
        return preferences.language(person);
    }

    /** {@return what the person chose, else what is set for the channel; empty for the language of the question} */
    Optional<Language> chosen(Person person, String channel) {
        return chosen(person).or(() -> channels.language(channel));
    }

    /** {@return what to answer in where there is no question: what was chosen, else what the person uses Slack in} */
    Language wordless(Person person) {
        return chosen(person).or(() -> locale(person.user())).orElse(Language.EN);
    }

    // Somebody waits: one attempt, and English will do.
    private Optional<Language> locale(String user) {
        return Attempt.of(() -> client.usersInfo(r -> r.user(user).includeLocale(true)))
                        instanceof Attempt.Answered<UsersInfoResponse>(UsersInfoResponse response)
                ? Optional.ofNullable(response.getUser())
                        .flatMap(found -> Language.of(Objects.requireNonNullElse(found.getLocale(), "")))
                : Optional.empty();
    }
}
