package dev.netdoc.knowledge;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that can be asked: bundled topics and a team's own documents, in one index. Thread-safe. */
public interface Knowledge extends AutoCloseable {

    /**
     * Answers one question from all languages, the asker's preferred.
     *
     * @param question as typed: blank, very long and pasted log lines are welcome; never fails on content
     * @param language the asker's language if it is known already; else it is recognised from the question
     */
    Answer ask(String question, Optional<Language> language);

    /** Says why {@link #ask} answers this question as it does. */
    Explanation explain(String question, Optional<Language> language);

    /** @return what the question asks to be done, if it is one of the bundled intents; empty if it asks something else */
    Optional<Intent> intent(String question);

    /** @return the article of a topic in this language, else in English; empty if there is no such topic */
    Optional<Article> article(String topic, Language language);

    /** @return what a topic touches in a live cluster; {@link TopicLinks#NONE} if there is no such topic */
    TopicLinks links(String topic);

    /** @return ids of the bundled topics, sorted */
    List<String> topics();

    /** @return the language that a text is written in; English where nothing decides */
    Language languageOf(String text);

    @Override
    void close();

    /**
     * What to open.
     *
     * @param bundled whether the topics shipped with netdoc are in the index
     * @param documents folders or files of a team's own documents
     * @param charset of documents that are not UTF-8 and declare nothing; empty to skip such
     */
    record Sources(boolean bundled, List<Path> documents, Optional<Charset> charset) {
        public Sources {
            documents = List.copyOf(documents);
        }

        public Sources(boolean bundled, List<Path> documents) {
            this(bundled, documents, Optional.empty());
        }

        public static Sources bundledOnly() {
            return new Sources(true, List.of());
        }
    }
}
