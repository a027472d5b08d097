package dev.netdoc.bot.check;

import dev.netdoc.bot.approval.Members.Found;
import dev.netdoc.bot.approval.Members.Standing;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.slack.SlackProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether those who approve, and those who own the knowledge, are people of the workspace. */
final class PeopleChecks {
    private static final String AREA = "slack";

    private final NetdocConfig config;
    private final SlackProbe probe;
    private final String team;

    /** @param team the bot's workspace */
    PeopleChecks(NetdocConfig config, SlackProbe probe, String team) {
        this.config = config;
        this.probe = probe;
        this.team = team;
    }

    void run(Consumer<Check> each) {
        List<String> ids = new ArrayList<>();
        if (config.remediation().enabled()) {
            ids.addAll(config.remediation().approvers());
            config.remediation().clusters().values().forEach(ids::addAll);
        }
        ids.addAll(config.knowledge().owners());
        ids.stream().distinct().forEach(id -> each.accept(id.startsWith("S") ? group(id) : person(id)));
    }

    private Check group(String id) {
        String subject = "user group " + id;
        return switch (probe.group(id)) {
            case Found.Known<Integer>(Integer people)
            when people == 0 -> Check.warning(AREA, subject, "nobody is in it", "add people to it in Slack");
            case Found.Known<Integer>(Integer people) -> Check.well(AREA, subject, people + " people");
            case Found.Unknown<Integer>(String why) ->
                Check.broken(
                        AREA,
                        subject,
                        why,
                        "copy the id from the group's page, and see that usergroups:read is granted");
        };
    }

    private Check person(String id) {
        String subject = "user " + id;
        return switch (probe.standing(id, team)) {
            case Found.Known<Standing>(Standing standing)
            when standing == Standing.FULL -> Check.well(AREA, subject, "a member of this workspace");
            case Found.Known<Standing>(Standing standing) ->
                Check.broken(
                        AREA,
                        subject,
                        switch (standing) {
                            case GUEST -> "a guest, who never decides";
                            case OTHER_WORKSPACE -> "of another workspace, and so never decides";
                            default -> "deactivated, or no person";
                        },
                        "list somebody else");
            case Found.Unknown<Standing>(String why) ->
                Check.broken(AREA, subject, why, "copy the id with Copy member ID, and see that users:read is granted");
        };
    }
}
