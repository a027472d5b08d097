package dev.netdoc.bot.slack;

import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Exchange;
import dev.netdoc.bot.conversation.Exchange.Outcome;
import dev.netdoc.bot.conversation.Faults;
import dev.netdoc.bot.conversation.Question;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.log.Correlation;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers messages: the general half at once, the whole of it in the same message later. Blocks, for virtual threads. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    // What is there within this time is shown in one piece; a first half that flickers past helps nobody.
    private static final long TOGETHER_MILLIS = 80;
    private static final int PAGES = 4;

    private final Conversation conversation;
    private final Posts posts;
    private final BlockRenderer renderer;
    private final ProposalMessages proposals;
    private final Reactions reactions;
    private final ThreadClusters clusters;
    private final Channels channels;
    private final Languages languages;
    private final Faults faults;

    Answers(
            Conversation conversation,
            Posts posts,
            BlockRenderer renderer,
            ProposalMessages proposals,
            Reactions reactions,
            ThreadClusters clusters,
            Channels channels,
            Languages languages,
            Faults faults) {
        this.conversation = conversation;
        this.posts = posts;
        this.renderer = renderer;
        this.proposals = proposals;
        this.reactions = reactions;
        this.clusters = clusters;
        this.channels = channels;
        this.languages = languages;
        this.faults = faults;
    }

    /** @param again whether an earlier process may have begun to answer */
    void answer(Asked asked, boolean again) {
        Thread.startVirtualThread(Correlation.carry(() -> reactions.add(asked.channel(), asked.ts(), Reactions.SEEN)));
        boolean troubled = true;
        try {
            Optional<String> threadCluster =
                    asked.inThread() && conversation.clusters().size() > 1
                            ? clusters.ofThread(asked.channel(), asked.threadTs())
                            : Optional.empty();
            var person = new Person(asked.team(), asked.user());
            var question = new Question(
                    asked.text(),
                    Optional.of(person),
                    languages.chosen(person, asked.channel()),
                    channels.cluster(asked.channel()),
                    threadCluster);
            troubled = show(conversation.answer(question), asked.place(), "q-" + asked.ts(), again, 1);
        } catch (SlackRefused e) {
            LOG.error("could not answer in {}: {}", asked.channel(), e.getMessage());
            inviteMe(asked, e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            Reply sorry = faults.reply("answering a message in " + asked.channel(), e, Language.EN);
            posts.post(asked.place(), renderer.draw(sorry, seed("f")), "f-" + asked.ts(), "", again);
        }
        reactions.add(asked.channel(), asked.ts(), troubled ? Reactions.TROUBLE : Reactions.DONE);
    }

    /** Answers in a thread what was asked otherwise than by a message in it. */
    void answer(Exchange exchange, Place place, String job) {
        show(exchange, place, job, false, 1);
    }

    /**
     * Answers a command: a message says who asked what, and what follows stands in its thread.
     *
     * @param asked the message
     */
    void answerCommand(Exchange exchange, Reply asked, String channel, Person by, String job) {
        var top = new Place(channel, "", by.user());
        String ts = posts.post(
                top, renderer.draw(asked, seed(job)), job, exchange.cluster().orElse(""), false);
        answer(exchange, new Place(channel, ts, by.user()), job + "-answer");
    }

    /** Shows what a button brought, as a new message in the thread. */
    void show(Exchange exchange, Place place, String job) {
        show(exchange, place, job, false, PAGES);
    }

    private boolean show(Exchange exchange, Place place, String job, boolean again, int pages) {
        String cluster = exchange.cluster().orElse("");
        exchange.cluster().ifPresent(name -> clusters.remember(place.channel(), place.threadTs(), name));
        Optional<Outcome> atOnce = within(exchange);
        Reply first = atOnce.map(Outcome::reply).orElse(exchange.first());
        List<Drawn> drawn = renderer.pages(first, seed(job), pages);
        String ts = posts.post(place, drawn.getFirst(), job, cluster, again);
        rest(drawn, place, job, cluster, again);
        // What an earlier process has posted may be the first half only.
        boolean stale = again && atOnce.isPresent();
        if (exchange.second().isEmpty() && !stale) {
            return false;
        }
        Outcome outcome = atOnce.orElseGet(exchange::await);
        if (atOnce.isEmpty() || stale) {
            List<Drawn> whole = renderer.pages(outcome.reply(), seed(job), pages);
            if (!posts.update(new MessageRef(place.channel(), ts, place.threadTs()), whole.getFirst())) {
                posts.post(place, whole.getFirst(), job + "-anew", cluster, false);
            }
            rest(whole, place, job, cluster, again);
        }
        outcome.proposals().forEach(proposal -> proposals.show(proposal, place));
        return outcome.troubled();
    }

    private void rest(List<Drawn> pages, Place place, String job, String cluster, boolean again) {
        for (int page = 1; page < pages.size(); page++) {
            posts.post(place, pages.get(page), job + "-" + page, cluster, again);
        }
    }

    private static Optional<Outcome> within(Exchange exchange) {
        if (exchange.second().isEmpty()) {
            return Optional.of(exchange.await());
        }
        CompletableFuture<Outcome> second = exchange.second().get();
        try {
            return Optional.of(second.get(TOGETHER_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the second half of an answer must not fail", e.getCause());
        }
    }

    private void inviteMe(Asked asked, SlackRefused refused) {
        if (!refused.error().equals("not_in_channel") && !refused.error().equals("channel_not_found")) {
            return;
        }
        // A message to the person's id goes to their direct messages.
        var direct = new Place(asked.user(), "", asked.user());
        Drawn invite = renderer.draw(conversation.inviteMe(asked.text()), seed("i"));
        try {
            posts.post(direct, invite, "i-" + asked.ts(), "", false);
        } catch (SlackRefused e) {
            LOG.error("could not ask {} for an invitation: {}", asked.user(), e.getMessage());
        }
    }

    private static String seed(String job) {
        return job + "." + Long.toString(System.nanoTime(), 36);
    }
}
