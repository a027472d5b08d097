package dev.netdoc.bot.slack;

import java.util.List;
import java.util.Map;

/** Where Slack's calls are handed in when it calls netdoc over HTTP. */
@FunctionalInterface
public interface SlackHttp {

    /** @param headers as they came, names in any case @param body the raw bytes: the signature is over them */
    Answer take(Map<String, List<String>> headers, byte[] body);

    record Answer(int status, String contentType, String body) {}
}
