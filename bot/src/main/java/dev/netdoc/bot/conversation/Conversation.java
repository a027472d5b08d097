package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.ClusterNames.Named;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Intent;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Question in, reply out. Thread-safe; the first part of every exchange comes at once, without asking a cluster. */
public final class Conversation {
    private static final Set<String> COMMANDS = Set.of("ask", "mode", "diagnose", "why", "fixes", "status", "help");

    /** How confident an intent is that is worded as one of its phrasings is. */
    private static final double WORD_FOR_WORD = 0.95;

    private static final Pattern FINDING = Pattern.compile("(?:not\\s+)?[a-z0-9]+(?:-[a-z0-9]+)+");

    private final Knowledge knowledge;
    private final Texts texts;
    private final ClusterNames names;
    private final Examinations examinations;
    private final ClusterTalk clusters;
    private final TopicTalk topics;
    private final WhyQuestions whys;
    private final StatusTalk status;
    private final Surroundings around;
    private final HomeTalk home;
    private final HelpView help;

    /**
     * A conversation that can do everything.
     *
     * @param owner whom to ask when netdoc does not know, as people write it in chat
     */
    public Conversation(
            Knowledge knowledge,
            Examinations examinations,
            Approvals approvals,
            Surroundings around,
            Texts texts,
            Optional<String> owner) {
        this.knowledge = knowledge;
        this.texts = texts;
        this.examinations = examinations;
        this.names = new ClusterNames(examinations.names());
        this.clusters = new ClusterTalk(examinations, approvals, texts);
        this.topics = new TopicTalk(knowledge, clusters, around, texts, owner);
        this.whys = new WhyQuestions(examinations.doctor());
        this.status = new StatusTalk(knowledge, examinations, approvals, around, texts);
        this.around = around;
        this.home = new HomeTalk(examinations, around.installation(), texts);
        this.help = new HelpView(examinations.names());
    }

    /** A conversation in which unanswered questions are kept, and nothing else. */
    public Conversation(
            Knowledge knowledge,
            Examinations examinations,
            Approvals approvals,
            OpenQuestions questions,
            Texts texts,
            Optional<String> owner) {
        this(knowledge, examinations, approvals, Surroundings.keeping(questions), texts, owner);
    }

    /** A conversation in which nothing is ever proposed, and no question kept. */
    public Conversation(Knowledge knowledge, Examinations examinations, Texts texts, Optional<String> owner) {
        this(knowledge, examinations, new ReadOnly(), OpenQuestions.NOT_KEPT, texts, owner);
    }

    public Exchange answer(Question question) {
        return tooMany(question).orElseGet(() -> answered(question));
    }

    private Optional<Exchange> tooMany(Question question) {
        return question.person().flatMap(around.rate()::pause).map(pause -> {
            Language language = question.language().orElseGet(() -> knowledge.languageOf(question.text()));
            Words words = texts.in(language);
            String seconds = Long.toString(pause.toSeconds());
            return Exchange.whole(new Reply(
                    language,
                    words.plain("rate.limited", "seconds", seconds),
                    List.of(new Reply.Note(words.markdown("rate.limited", "seconds", seconds)))));
        });
    }

    private Exchange answered(Question question) {
        Optional<LanguageWish> wish =
                question.person().isPresent() ? LanguageWish.in(question.text()) : Optional.empty();
        if (wish.isPresent()) {
            return Exchange.whole(chosen(question.person().get(), wish.get().language(), question.text()));
        }
        Optional<Named> named = names.in(question.text());
        String rest = named.map(Named::without).orElse(question.text());
        Language language = question.language().orElseGet(() -> knowledge.languageOf(question.text()));
        ClusterChoice choice = ClusterChoice.of(named.map(Named::cluster), question, examinations.names());
        if (rest.isBlank()) {
            Words words = texts.in(language);
            return named.isPresent() ? clusters.mode(choice, words) : Exchange.whole(help.reply(words));
        }
        Optional<WhyQuestions.Asked> why = whys.in(rest);
        if (why.isPresent()) {
            return why(
                    why.get(),
                    choice,
                    texts.in(question.language().orElse(why.get().language())));
        }
        Optional<Intent> intent = knowledge.intent(rest);
        Answer answer = knowledge.ask(question.text(), question.language());
        // A cluster's name may look like a topic, as in "diagnose terway-exclusive"; the rest is what was said of it.
        double toBeat = named.isPresent() ? Math.min(answer.confidence(), WORD_FOR_WORD) : answer.confidence();
        if (intent.isPresent() && (!answer.answered() || intent.get().confidence() >= toBeat)) {
            Words words = texts.in(question.language().orElse(intent.get().language()));
            Optional<Exchange> done = asked(intent.get().id(), choice, words, question.person());
            if (done.isPresent()) {
                return done.get();
            }
        }
        return topics.answer(answer, choice, texts.in(answer.language()), question.person());
    }

    /**
     * A command: {@code mode}, {@code diagnose} or {@code why} with the name of a cluster, {@code fixes}, {@code status},
     * {@code help}, {@code language}, or {@code ask} with a question. Whatever it does not understand is a question.
     *
     * @param without what to answer in where nothing but the command was written
     */
    public Exchange command(Question question, Supplier<Language> without) {
        return tooMany(question).orElseGet(() -> commanded(question, without));
    }

    private Exchange commanded(Question question, Supplier<Language> without) {
        String text = question.text().strip();
        String[] words = text.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        String command = words[0].toLowerCase(Locale.ROOT);
        if (command.equals("ask") && !rest.isBlank()) {
            return answered(question.asking(rest));
        }
        Optional<Named> named = names.in(rest);
        boolean bare = named.map(Named::without).orElse(rest).isBlank();
        if (bare && (text.isEmpty() || COMMANDS.contains(command))) {
            Words in = texts.in(question.language().orElseGet(without));
            ClusterChoice choice = ClusterChoice.of(named.map(Named::cluster), question, examinations.names());
            return asked(command, choice, in, question.person()).orElseGet(() -> Exchange.whole(help.reply(in)));
        }
        // An id says nothing about the language of who asks.
        boolean idAlone = command.equals("why")
                && FINDING.matcher(named.map(Named::without).orElse(rest).strip())
                        .matches();
        return answered(
                idAlone ? question.asking(text).in(question.language().orElseGet(without)) : question.asking(text));
    }

    /**
     * A message of somebody else's that a person wants to be looked into, such as an alert.
     *
     * @param language what to answer in: who wrote the message may speak another language than who asks
     */
    public Exchange message(Question question, Language language) {
        return tooMany(question.in(language)).orElseGet(() -> looked(question, language));
    }

    private Exchange looked(Question question, Language language) {
        Optional<Named> named = names.in(question.text());
        ClusterChoice choice = ClusterChoice.of(named.map(Named::cluster), question, examinations.names());
        Answer answer = knowledge.ask(question.text(), Optional.of(language));
        return topics.message(answer, choice, texts.in(language), question.person());
    }

    /** Somebody chose what to be answered in; said in what they chose, else in the language of their words. */
    public Reply chosen(Person person, Optional<Language> language, String said) {
        boolean kept = around.preferences().choose(person, language);
        Language in = language.orElseGet(() -> knowledge.languageOf(said));
        return said(in, !kept ? "language.not.kept" : language.isPresent() ? "language.chosen" : "language.automatic");
    }

    private Exchange why(WhyQuestions.Asked asked, ClusterChoice choice, Words words) {
        return asked.nearest().isEmpty()
                ? clusters.why(choice, asked.finding(), words)
                : Exchange.whole(WhyView.misspelt(words, asked.finding(), asked.nearest()));
    }

    // An intent that is younger than this code is left to the documents.
    private Optional<Exchange> asked(String intent, ClusterChoice choice, Words words, Optional<Person> person) {
        return switch (intent) {
            case "mode" -> Optional.of(clusters.mode(choice, words));
            case "diagnose" -> Optional.of(clusters.diagnosis(choice, words, person));
            case "status" -> Optional.of(status.status(words));
            case "fixes" -> Optional.of(status.fixes(words));
            case "help" -> Optional.of(Exchange.whole(help.reply(words)));
            default -> Optional.empty();
        };
    }

    /**
     * A button other than approve and reject.
     *
     * @param value what the button carried; anything that was not made here is ignored
     * @return empty if there is no such button
     */
    public Optional<Exchange> pressed(String action, String value, Optional<Person> person) {
        Optional<ButtonValue> parsed = ButtonValue.parse(value);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        ButtonValue press = parsed.get();
        Words words = texts.in(press.language());
        return switch (action) {
            case "more" -> topics.whole(press, words);
            case "topic" -> topics.chosen(press, words, person, choiceWithoutWords());
            case "cluster" ->
                switch (press.field(0)) {
                    case "mode" -> Optional.of(clusters.mode(new ClusterChoice.One(press.field(1)), words));
                    case "diagnose" ->
                        Optional.of(clusters.diagnosis(new ClusterChoice.One(press.field(1)), words, person));
                    case "why" -> why(press, words);
                    case "topic" -> topics.inCluster(press.field(1), press.field(2), words, person);
                    default -> Optional.empty();
                };
            case "evidence" ->
                switch (press.field(0)) {
                    case "mode" -> Optional.of(clusters.modeEvidence(press.field(1), words));
                    case "finding" -> Optional.of(clusters.findingEvidence(press.field(1), press.field(2), words));
                    case "topic" ->
                        Optional.of(clusters.topicEvidence(press.field(1), topics.scope(press.field(2)), words));
                    default -> Optional.empty();
                };
            case "propose" -> Optional.of(clusters.propose(press.field(0), press.field(1), words, person));
            default -> Optional.empty();
        };
    }

    private Optional<Exchange> why(ButtonValue press, Words words) {
        return whys.knows(press.field(1))
                ? Optional.of(clusters.why(new ClusterChoice.One(press.field(2)), press.field(1), words))
                : Optional.empty();
    }

    private ClusterChoice choiceWithoutWords() {
        return ClusterChoice.of(Optional.empty(), Question.of(""), examinations.names());
    }

    /** What this conversation leans on, for surfaces that lean on it, too. */
    public Surroundings around() {
        return around;
    }

    public HomeTalk home() {
        return home;
    }

    /** The clusters that can be asked about, by name. */
    public List<String> clusters() {
        return examinations.names();
    }

    /** What to write to somebody who asked where netdoc may not speak. */
    public Reply inviteMe(String asked) {
        return said(knowledge.languageOf(asked), "invite");
    }

    /** What to say when {@link #pressed} knows nothing of a button. */
    public Reply unknownButton(String value) {
        return said(ButtonValue.parse(value).map(ButtonValue::language).orElse(Language.EN), "button.unknown");
    }

    private Reply said(Language language, String key) {
        Words words = texts.in(language);
        String text = words.markdown(key);
        return new Reply(language, text.replace("`", ""), List.of(new Reply.Paragraph(text)));
    }

    /** The whole article, for surfaces that do not fold. */
    public Reply article(Article article, Language language) {
        return new ArticleView(texts).whole(article, texts.in(language));
    }
}
