package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The app's Home tab: one view for each person, kept until the next is published. Thread-safe. */
final class Homes {
    private final Map<String, ObjectNode> views = new LinkedHashMap<>();
    private final BiConsumer<String, ObjectNode> changed;

    /** @param changed told whose Home changed and what it is now; must be quick */
    Homes(BiConsumer<String, ObjectNode> changed) {
        this.changed = changed;
    }

    /** What a person sees there; empty if the app never published anything for them. */
    synchronized Optional<ObjectNode> of(String user) {
        return Optional.ofNullable(views.get(user)).map(ObjectNode::deepCopy);
    }

    /** Publishes for a person. A hash, if given, must be the one of the view that is there. */
    synchronized ObjectNode publish(String user, Optional<String> hash, JsonNode wanted) {
        if (People.humans().stream().noneMatch(person -> person.id().equals(user))) {
            throw new Refusal("user_not_found");
        }
        Optional<ObjectNode> before = of(user);
        ObjectNode view =
                NewView.home(wanted, before.map(old -> old.path("id").asText()).orElseGet(() -> Ids.upper("V0")));
        NewView.compare(hash, before.orElseGet(Json::object));
        views.put(user, view);
        changed.accept(user, view.deepCopy());
        return view.deepCopy();
    }

    /** Whose Home has this id. */
    synchronized Optional<String> owner(String viewId) {
        return views.entrySet().stream()
                .filter(entry -> entry.getValue().path("id").asText().equals(viewId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** For the state file, by user. */
    synchronized ObjectNode stored() {
        ObjectNode json = Json.object();
        views.forEach((user, view) -> json.set(user, view.deepCopy()));
        return json;
    }

    synchronized void restore(JsonNode json) {
        json.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode view) {
                views.put(entry.getKey(), view);
            }
        });
    }
}
