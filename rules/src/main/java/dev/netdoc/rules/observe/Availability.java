package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.UnknownFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which requests were answered: the difference between "there is none" and "nobody knows". */
final class Availability {
    private static final String NOT_READ = "not read";

    private enum State {
        COMPLETE,
        MISSING,
        UNREADABLE
    }

    private record Answer(State state, String reason) {}

    private final Map<String, Answer> lists = new HashMap<>();
    private final Map<ObjectRef, Answer> names = new LinkedHashMap<>();

    void complete(Resource resource) {
        set(resource, new Answer(State.COMPLETE, ""));
    }

    void missing(Resource resource) {
        set(resource, new Answer(State.MISSING, ""));
    }

    void unreadable(Resource resource, String reason) {
        set(resource, new Answer(State.UNREADABLE, reason));
    }

    private void set(Resource resource, Answer answer) {
        if (resource.names().isEmpty()) {
            lists.put(key(resource), answer);
        } else {
            resource.names().forEach(n -> names.put(ref(resource, n), answer));
        }
    }

    private static String key(Resource resource) {
        return resource.groupResource() + "@" + resource.namespace();
    }

    private static ObjectRef ref(Resource resource, String name) {
        return new ObjectRef(resource.kind(), resource.namespace(), name);
    }

    boolean readable(Resource resource) {
        Answer answer = lists.get(key(resource));
        return answer != null && answer.state() == State.COMPLETE;
    }

    Listing listing(Resource resource, int count) {
        Answer answer = lists.getOrDefault(key(resource), new Answer(State.UNREADABLE, NOT_READ));
        String source =
                resource.groupResource() + (resource.namespace().isEmpty() ? "" : " in " + resource.namespace());
        Reading<Integer> objects = switch (answer.state()) {
            case COMPLETE ->
                new Reading.Present<>(count, new Evidence("number of objects", Integer.toString(count), source));
            case MISSING -> new Reading.Absent<>(new Evidence("kind", "(absent)", source));
            case UNREADABLE ->
                new Reading.Unknown<>(answer.reason(), new Evidence("list", "(" + answer.reason() + ")", source));
        };
        return new Listing(resource.groupResource(), resource.namespace(), objects);
    }

    /** @return for an object that was not handed in: absent if it was asked for and answered, else unknown */
    <T> Reading<T> named(ObjectRef ref) {
        Answer answer = names.getOrDefault(ref, new Answer(State.UNREADABLE, NOT_READ));
        return switch (answer.state()) {
            case COMPLETE, MISSING -> new Reading.Absent<>(new Evidence(ref.kind(), "(absent)", ref.toString()));
            case UNREADABLE ->
                new Reading.Unknown<>(
                        answer.reason(), new Evidence(ref.kind(), "(" + answer.reason() + ")", ref.toString()));
        };
    }

    List<UnknownFact> unknown(List<Resource> asked, List<ObjectRef> present) {
        var all = new ArrayList<UnknownFact>();
        for (Resource resource : asked) {
            if (resource.optional()) {
                continue;
            }
            if (resource.names().isEmpty()) {
                Answer answer = lists.getOrDefault(key(resource), new Answer(State.UNREADABLE, NOT_READ));
                if (answer.state() == State.UNREADABLE) {
                    String in = resource.namespace().isEmpty() ? "" : " in " + resource.namespace();
                    all.add(new UnknownFact(resource.groupResource() + in, answer.reason()));
                }
            }
            for (String name : resource.names()) {
                Answer answer = names.getOrDefault(ref(resource, name), new Answer(State.UNREADABLE, NOT_READ));
                if (answer.state() == State.UNREADABLE && !present.contains(ref(resource, name))) {
                    all.add(new UnknownFact(resource.plural() + "/" + name, answer.reason()));
                }
            }
        }
        return all;
    }
}
