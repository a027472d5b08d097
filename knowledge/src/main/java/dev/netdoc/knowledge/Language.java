package dev.netdoc.knowledge;

import java.util.Locale;
import java.util.Optional;

/** The languages that people ask in and are answered in. */
public enum Language {
    EN("en"),
    ID("id"),
    JA("ja"),
    ZH("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1 code, as it stands in file names and in JSON. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return Locale.of(code);
    }

    /** Returns whether it is written in Chinese characters, which text in the other languages is not. */
    public boolean isHan() {
        return this == JA || this == ZH;
    }

    /** @return the language of a code such as {@code ja}, {@code ja-JP} or {@code zh_Hans}; empty if it is none of ours */
    public static Optional<Language> of(String code) {
        String head = code.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) {
            if (language.code.equals(head)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
