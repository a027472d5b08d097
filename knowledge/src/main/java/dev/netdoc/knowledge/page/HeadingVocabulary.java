package dev.netdoc.knowledge.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which headings of help pages are known in Indonesian, Japanese, English and Chinese, where a dump has lost
 * their markup. Words of the genre only, none of a particular document.
 */
final class HeadingVocabulary {
    /** Parts of the entry above, and boxes within it. */
    private static final Set<String> PARTS = Set.copyOf(List.of((
            // Indonesian
            "gejala|penyebab|solusi|deskripsi|catatan|penting|peringatan|contoh|skenario|prosedur|langkah|hasil|prasyarat"
                    + "|informasi lebih lanjut|informasi selengkapnya|informasi tambahan|cara kerjanya|versi tetap"
                    + "|langkah berikutnya|solusi sementara|konsol|dampak|referensi|topik terkait|dokumen terkait"
                    // English
                    + "|symptom|symptoms|cause|causes|solution|solutions|description|note|notice|important|warning|caution"
                    + "|example|procedure|result|prerequisites|more information|additional information|how it works"
                    + "|fixed version|fixed versions|workaround|workarounds|console|what's next|next steps|references"
                    + "|related topics|related documents|before you begin|background information|problem description"
                    + "|impact|api|cli|terraform|gcloud|yaml|image"
                    // Japanese
                    + "|症状|原因|解決策|解決方法|対処法|対処方法|回避策|説明|注意|重要|警告|例|手順|結果|前提条件|シナリオ|現象"
                    + "|詳細情報|関連情報|関連ドキュメント|参考情報|仕組み|背景情報|コンソール|次のステップ|修正バージョン|影響|問題の説明"
                    // Chinese
                    + "|现象|问题现象|问题描述|问题原因|可能原因|解决方案|解决方法|解决办法|处理方法|说明|描述|注意|重要|警告|示例|场景"
                    + "|操作步骤|前提条件|更多信息|工作原理|背景信息|后续步骤|控制台|相关文档|修复版本|规避方法")
            .split("\\|")));

    /** A remedy or cause for one case of the entry above, e.g. "Solution for standard clusters". */
    private static final Pattern PART_OF_A_CASE = Pattern.compile(
            "^(?:solusi(?: sementara)?|penyebab|gejala|solutions?|workarounds?|causes?|symptoms?|fix)\\s(?:untuk|pada|dari|di|jika|for|of|in|on|if|\\d).*"
                    + "|.*の(?:解決策|回避策|対処法|原因)|^(?:解决方案|原因|方案|解決策|シナリオ|场景)\\s*\\d.*",
            Pattern.CASE_INSENSITIVE);

    /** Openers of a page's first heading or paragraph. */
    private static final Pattern INTRODUCTION = Pattern.compile(
            "^(?:topik|halaman|dokumen|artikel|bagian) ini\\b|^this (?:topic|page|document|article|section)\\b|^(?:この|本)(?:トピック|ページ|記事|ドキュメント|文書)|^本(?:文|页|主题|文档)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern QUESTION_OPENER = Pattern.compile(
            "^(?:bagaimana|apakah|mengapa|kenapa|kapan|dapatkah|bisakah|how|what|which|why|when|where)\\b.*|^(?:如何|怎么|怎样|为什么|为何|是否|能否).*",
            Pattern.CASE_INSENSITIVE);

    /** Noun headings that can be told from a sentence even where nothing separates them from the text. */
    private static final Pattern NOUN_HEADING = Pattern.compile(
            "^(?:faq|pertanyaan umum|masalah umum|masalah yang diketahui|common (?:issues|problems|causes|failures|errors)|known issues|troubleshooting|pemecahan masalah|how to|cara)\\b.*"
                    + "|.*(?:する方法|の方法|る方法|方法|よくある質問|一般的な問題|知っておくべきこと|トラブルシューティング)"
                    + "|.*(?:常见问题|怎么办|的方法)",
            Pattern.CASE_INSENSITIVE);

    private HeadingVocabulary() {}

    /** Returns whether this line names a part of an entry, such as "Cause" or "解決策:" */
    static boolean isPart(String line) {
        String bare = line.strip().replaceAll("[:：]$", "").strip().toLowerCase(Locale.ROOT);
        return PARTS.contains(bare) || PART_OF_A_CASE.matcher(bare).matches();
    }

    static boolean introducesPage(String line) {
        return INTRODUCTION.matcher(line.strip()).find();
    }

    /** Returns whether it opens as a question does, or carries a question mark at its end */
    static boolean isQuestion(String line) {
        String text = line.strip();
        return endsAsQuestion(text) || (text.endsWith("か") && text.length() > 6);
    }

    static boolean endsAsQuestion(String text) {
        return text.endsWith("?") || text.endsWith("？");
    }

    /** Returns whether it begins with a question word, as headings without a question mark do. */
    static boolean opensAsQuestion(String line) {
        return QUESTION_OPENER.matcher(line.strip()).matches();
    }

    static boolean isNounHeading(String line) {
        return NOUN_HEADING.matcher(line.strip()).matches();
    }
}
