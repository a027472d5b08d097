package dev.netdoc.bot.slack;

import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.Exchange;
import dev.netdoc.bot.conversation.Faults;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.knowledge.Language;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers that only one person sees, wherever that person is. Blocks, for virtual threads. */
final class Whispers {
    // A whisper cannot be edited; what is there within this time is said once.
    private static final long TOGETHER_MILLIS = 1_000;

    private final ResponseUrl urls;
    private final BlockRenderer renderer;
    private final Asides asides;
    private final Faults faults;

    Whispers(ResponseUrl urls, BlockRenderer renderer, Asides asides, Faults faults) {
        this.urls = urls;
        this.renderer = renderer;
        this.asides = asides;
        this.faults = faults;
    }

    /** @param outside whether to tell how to invite netdoc */
    void show(Exchange exchange, String url, boolean outside) {
        if (exchange.second().isPresent() && !soon(exchange)) {
            say(asides.aside(exchange.first(), false), url);
        }
        say(asides.aside(exchange.await().reply(), outside), url);
    }

    private static boolean soon(Exchange exchange) {
        try {
            exchange.second().orElseThrow().get(TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the second half of an answer must not fail", e.getCause());
        }
    }

    void say(Reply reply, String url) {
        urls.whisper(url, renderer.draw(reply, "whisper." + Long.toString(System.nanoTime(), 36)));
    }

    /** Whatever goes wrong in the work is told to the one who waits for it. */
    void guarded(String during, String url, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            say(faults.reply(during, e, Language.EN), url);
        }
    }
}
