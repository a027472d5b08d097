package dev.netdoc.bot.cli;

import dev.netdoc.knowledge.Language;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code --lang} option. */
final class Languages {
    private Languages() {}

    /** @throws UserError for a language that netdoc does not speak */
    static Optional<Language> option(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        return Optional.of(Language.of(code)
                .orElseThrow(() -> UserError.wrongUse("'" + code + "' is not one of the languages "
                        + Arrays.stream(Language.values()).map(Language::code).toList())));
    }
}
