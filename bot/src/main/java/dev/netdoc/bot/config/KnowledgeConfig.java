package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * @param documents folders or files of the team's own documents (.md, .html, .txt); changes are taken in as they come
 * @param charset of documents that are not UTF-8 and declare nothing, e.g. {@code Shift_JIS}; empty to skip such
 * @param owner whom to ask when netdoc does not know, as people would write it in chat
 * @param owners ids of Slack users ({@code U…}) and user groups ({@code S…}) that may add phrasings; none means nobody
 * @param digest the questions of the week, posted in a channel; not posted if not set
 */
public record KnowledgeConfig(
        List<Path> documents,
        Optional<Charset> charset,
        Optional<String> owner,
        List<String> owners,
        Optional<DigestConfig> digest) {
    static final KnowledgeConfig BUNDLED =
            new KnowledgeConfig(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public KnowledgeConfig {
        documents = List.copyOf(requireNonNullElse(documents, List.of()));
        charset = requireNonNullElse(charset, Optional.empty());
        owner = requireNonNullElse(owner, Optional.empty());
        owners = List.copyOf(requireNonNullElse(owners, List.of()));
        digest = requireNonNullElse(digest, Optional.empty());
        Values.slackIds("knowledge.owners", owners);
    }

    /** {@return this with relative paths taken from {@code base}} */
    KnowledgeConfig from(Path base) {
        return new KnowledgeConfig(documents.stream().map(base::resolve).toList(), charset, owner, owners, digest);
    }
}
