package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Language;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "language ja": what somebody wants to be answered in from now on.
 *
 * @param language empty for the language of each question
 */
record LanguageWish(Optional<Language> language) {
    private static final Pattern WISH =
            Pattern.compile("(?:set |my |please |ubah |ganti |请|把)*(?:language|lang|bahasa|言語|语言)[:：]?"
                    + "\\s*(?:to |is |= ?|ke |menjadi |を|は|设置为|设为|改为|改成|换成)?\\s*(?:bahasa )?"
                    + "(\\p{L}+?)\\s*(?:にして(?:ください)?|に変更(?:して(?:ください)?)?|に|please)?\\s*[.!。!]?");

    private static final Map<String, Language> NAMES = Map.ofEntries(
            Map.entry("en", Language.EN),
            Map.entry("english", Language.EN),
            Map.entry("inggris", Language.EN),
            Map.entry("英語", Language.EN),
            Map.entry("英语", Language.EN),
            Map.entry("英文", Language.EN),
            Map.entry("id", Language.ID),
            Map.entry("indonesian", Language.ID),
            Map.entry("indonesia", Language.ID),
            Map.entry("インドネシア語", Language.ID),
            Map.entry("印尼语", Language.ID),
            Map.entry("印度尼西亚语", Language.ID),
            Map.entry("ja", Language.JA),
            Map.entry("japanese", Language.JA),
            Map.entry("jepang", Language.JA),
            Map.entry("日本語", Language.JA),
            Map.entry("日语", Language.JA),
            Map.entry("日文", Language.JA),
            Map.entry("zh", Language.ZH),
            Map.entry("chinese", Language.ZH),
            Map.entry("mandarin", Language.ZH),
            Map.entry("tionghoa", Language.ZH),
            Map.entry("cina", Language.ZH),
            Map.entry("中国語", Language.ZH),
            Map.entry("中文", Language.ZH),
            Map.entry("汉语", Language.ZH));

    private static final Pattern AUTOMATIC = Pattern.compile("auto|automatic|otomatis|自動|自动");
    private static final int LONGEST = 60;

    /** {@return the wish, if the text says nothing else} */
    static Optional<LanguageWish> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        Matcher wish = WISH.matcher(folded);
        if (!wish.matches()) {
            return Optional.empty();
        }
        String name = wish.group(1);
        if (AUTOMATIC.matcher(name).matches()) {
            return Optional.of(new LanguageWish(Optional.empty()));
        }
        return Optional.ofNullable(NAMES.get(name)).map(language -> new LanguageWish(Optional.of(language)));
    }
}
