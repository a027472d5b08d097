package dev.netdoc.knowledge.language;

import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;

/** Tells Japanese written without kana from Chinese. */
public final class HanScript {
    /** Forms that only Japan simplified so: neither mainland nor traditional Chinese writes them. */
    private static final String ONLY_JAPANESE =
            "気対応変図売読続覧済経価検実権単戦帰広拡発駆込働払円転軽鉄県労営厳圧囲壊増徴徳悪戻抜択挙歩毎渋焼獣産総縄聴脱臓薬蔵訳譲豊辺遅錬関険隠雑霊頼顕駅験黒黙齢処伝観継縮";

    /** Words that Chinese cannot do without and Japanese writes in kana, or not at all. */
    private static final String ONLY_CHINESE = "的是了吗嗎怎么麼什在我你们們这這那没沒还還请請把给給哪谁誰啥咋个個里裡吧呢和";

    static boolean isKana(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    /** Returns the share of Chinese characters and kana among the letters of a text; 0 if it has none */
    public static double share(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = text.codePoints().filter(c -> isHan(c) || isKana(c)).count();
        return letters == 0 ? 0 : (double) han / letters;
    }

    boolean isJapanese(String text) {
        if (text.chars().anyMatch(c -> ONLY_CHINESE.indexOf(c) >= 0)) {
            return false;
        }
        if (text.chars().anyMatch(c -> ONLY_JAPANESE.indexOf(c) >= 0)) {
            return true;
        }
        return hasTraditional(text);
    }

    /** Returns whether a Han character stands in it that simplified Chinese does not use */
    public static boolean hasTraditional(String text) {
        try {
            var simplified = Charset.forName("GB2312").newEncoder();
            return text.codePoints()
                    .filter(HanScript::isHan)
                    .anyMatch(c -> !simplified.canEncode(Character.toString(c)));
        } catch (UnsupportedCharsetException trimmedRuntime) {
            return true;
        }
    }
}
