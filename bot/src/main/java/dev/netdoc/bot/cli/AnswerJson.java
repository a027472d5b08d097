package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.knowledge.Answer;

/** The JSON of {@code ask}, one object a question: a contract that scripts rely on. */
final class AnswerJson {
    private AnswerJson() {}

    static ObjectNode of(Answer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("question", answer.question());
        json.put("language", answer.language().code());
        json.put("answered", answer.answered());
        json.put("confidence", rounded(answer.confidence()));
        ArrayNode hits = json.putArray("hits");
        answer.hits()
                .forEach(hit -> hits.addObject()
                        .put("topic", hit.topic().orElse(null))
                        .put("language", hit.language().code())
                        .put("title", hit.title())
                        .put("score", rounded(hit.score()))
                        .put("source", hit.source()));
        answer.article()
                .ifPresentOrElse(
                        article -> json.putObject("answer")
                                .put("language", article.language().code())
                                .put("title", article.title())
                                .put("markdown", article.markdown()),
                        () -> json.putNull("answer"));
        json.put("took_ms", rounded(answer.took().toNanos() / 1e6));
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
