package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Who may do what. Without any account everybody may do everything; with accounts, a request needs the token of one.
 * Thread-safe.
 */
public final class Access {
    private static final Account ANYBODY = Account.admin("", "kubernetes-admin");
    private final List<Account> accounts = new CopyOnWriteArrayList<>();

    Access() {}

    /** Adds an account, or replaces the one with the same token. */
    public void add(Account account) {
        accounts.removeIf(other -> other.token().equals(account.token()));
        accounts.add(account);
    }

    /** @throws Refusal with 401 if the token is nobody's */
    Account identify(Call call) {
        if (accounts.isEmpty()) {
            return ANYBODY;
        }
        String header = call.header("authorization");
        String token = header.startsWith("Bearer ") ? header.substring(7).strip() : "";
        Optional<Account> account =
                accounts.stream().filter(a -> a.token().equals(token)).findFirst();
        return account.orElseThrow(Refusal::unauthorized);
    }

    /** @throws Refusal with 403 in the words of the API server */
    static void check(Account account, Target target, String verb) {
        AccessRule.Attempt attempt = new AccessRule.Attempt(
                verb, target.kind().group(), target.resource(), target.namespace(), target.name());
        if (isOwnReview(target.kind()) || account.may(attempt)) {
            return;
        }
        String where = target.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + target.namespace() + "\"";
        throw Refusal.forbidden(
                target.kind(),
                target.name(),
                "User \"" + account.name() + "\" cannot " + verb + " resource \"" + target.resource()
                        + "\" in API group \"" + target.kind().group() + "\" " + where);
    }

    static boolean isReview(Kind kind) {
        return kind.group().equals("authorization.k8s.io");
    }

    // Everybody may ask about themselves; to ask about others takes a right.
    private static boolean isOwnReview(Kind kind) {
        return isReview(kind) && kind.plural().startsWith("selfsubject");
    }

    /**
     * Answers a review of whoever asks, or a SubjectAccessReview of somebody else.
     *
     * @throws Refusal with 422 if a SubjectAccessReview names nobody
     */
    ObjectNode review(Kind kind, Account account, ObjectNode review) {
        return review(isOwnReview(kind) ? account : subject(kind, review.path("spec")), review);
    }

    // A group is an account of that name: its rules hold for whoever is in it.
    private Account subject(Kind kind, JsonNode spec) {
        Set<String> names =
                Json.items(spec.path("groups")).map(JsonNode::asText).collect(Collectors.toSet());
        String user = spec.path("user").asText("");
        if (user.isEmpty() && names.isEmpty()) {
            throw Refusal.plain(
                    422,
                    "Invalid",
                    kind.name() + ".authorization.k8s.io \"\" is invalid: spec.user: Invalid value: \"\":"
                            + " at least one of user or group must be specified");
        }
        if (accounts.isEmpty()) {
            return ANYBODY;
        }
        names.add(user);
        return new Account(
                "",
                user,
                accounts.stream()
                        .filter(account -> names.contains(account.name()))
                        .flatMap(account -> account.rules().stream())
                        .toList());
    }

    private static ObjectNode review(Account account, ObjectNode review) {
        ObjectNode status = review.putObject("status");
        JsonNode asked = review.path("spec").path("resourceAttributes");
        if (asked.isObject()) {
            String subresource = asked.path("subresource").asText("");
            String resource = asked.path("resource").asText("");
            boolean allowed = account.may(new AccessRule.Attempt(
                    asked.path("verb").asText(""),
                    asked.path("group").asText(""),
                    subresource.isEmpty() ? resource : resource + "/" + subresource,
                    asked.path("namespace").asText(""),
                    asked.path("name").asText("")));
            status.put("allowed", allowed);
        } else if (review.path("spec").has("nonResourceAttributes")) {
            status.put("allowed", true);
        } else {
            String namespace = review.path("spec").path("namespace").asText("");
            ArrayNode rules = status.putArray("resourceRules");
            account.rules().stream()
                    .filter(rule ->
                            rule.namespace().isEmpty() || rule.namespace().equals(namespace))
                    .forEach(rule -> rules.add(rule.print()));
            status.putArray("nonResourceRules");
            status.put("incomplete", false);
        }
        return review;
    }
}
