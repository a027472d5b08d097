package dev.netdoc.demo.workspace;

import java.util.List;
import java.util.Optional;

/** Who is in the workspace. How they stand is the {@link Directory}'s; who may approve is the bot's configuration. */
final class People {
    static final String APPROVERS_GROUP = "S0NETOPS";
    static final String GUEST = "UMIA";
    static final String SLACKBOT = "USLACKBOT";
    /** Another app, whose alerts people want to understand. */
    static final String ALERTS = "UALERTS";

    private static final List<Person> ALL = List.of(
            new Person("URINA", "rina", "Rina Wijaya", "Platform engineer", "Asia/Jakarta"),
            new Person("UKENJI", "kenji", "Kenji Sato", "Network engineer", "Asia/Tokyo"),
            new Person("UALEX", "alex", "Alex Chen", "Application developer", "Asia/Shanghai"),
            new Person(GUEST, "mia", "Mia Braun", "Consultant, guest", "Europe/Berlin"),
            new Person(AppInstall.BOT_USER, "netdoc", "netdoc", "Kubernetes network doctor", "Etc/UTC"),
            new Person(ALERTS, "alertmanager", "Alertmanager", "What the clusters complain of", "Etc/UTC"),
            new Person(SLACKBOT, "slackbot", "Slackbot", "", "Etc/UTC"));

    private People() {}

    static List<Person> all() {
        return ALL;
    }

    static List<Person> humans() {
        return ALL.stream().filter(person -> !person.isBot()).toList();
    }

    /** By id, by name, or by name after an {@code @}. */
    static Optional<Person> find(String idOrName) {
        String wanted = idOrName.startsWith("@") ? idOrName.substring(1) : idOrName;
        return ALL.stream()
                .filter(person -> person.id().equals(wanted) || person.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The name to an id; the id itself for somebody unknown. */
    static String name(String id) {
        return find(id).map(Person::name).orElse(id);
    }
}
