package dev.netdoc.bot.slack;

import dev.netdoc.bot.trace.Step;
import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each call that leaves for Slack what came of it. */
final class CallCounter implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallCounter.class);
    private static final Pattern METHOD = Pattern.compile(".*/api/([a-z]+(?:\\.[a-zA-Z0-9]+)+)");
    private static final Pattern REFUSED = Pattern.compile("\"ok\"\\s*:\\s*false");
    private static final int TOO_MANY = 429;
    /** Slack says first of all whether it did. */
    private static final long BEGINNING = 64;

    private final SlackCalls calls;

    CallCounter(SlackCalls calls) {
        this.calls = calls;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var path = METHOD.matcher(chain.request().url().encodedPath());
        String method = path.matches() ? path.group(1) : "other";
        return Step.in("slack " + method, step -> {
            Response response;
            try {
                response = chain.proceed(chain.request());
            } catch (IOException e) {
                calls.called(method, SlackCalls.Outcome.ERROR);
                throw e;
            }
            SlackCalls.Outcome outcome = outcome(response);
            LOG.debug("{}: {}", method, outcome.label());
            calls.called(method, outcome);
            step.outcome(outcome.label());
            return response;
        });
    }

    private static SlackCalls.Outcome outcome(Response response) {
        if (response.code() == TOO_MANY) {
            return SlackCalls.Outcome.LIMITED;
        }
        try {
            boolean refused = !response.isSuccessful()
                    || REFUSED.matcher(response.peekBody(BEGINNING).string()).find();
            return refused ? SlackCalls.Outcome.ERROR : SlackCalls.Outcome.OK;
        } catch (IOException e) { // who reads the body will meet it
            return SlackCalls.Outcome.ERROR;
        }
    }
}
