package dev.netdoc.demo.workspace;

import static dev.netdoc.demo.workspace.ChatMethods.ok;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who is who: {@code auth.test}, {@code users.*}, {@code usergroups.*}, {@code bots.*}. */
final class DirectoryMethods {
    private DirectoryMethods() {}

    static ObjectNode authTest(String base) {
        return ok().put("url", base + "/")
                .put("team", AppInstall.TEAM_NAME)
                .put("user", "netdoc")
                .put("team_id", AppInstall.TEAM)
                .put("user_id", AppInstall.BOT_USER)
                .put("bot_id", AppInstall.BOT)
                .put("is_enterprise_install", false);
    }

    static ObjectNode user(Arguments arguments) {
        String id = arguments.require("user");
        Person person = People.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("user_not_found"));
        ObjectNode user = person.slack();
        if (arguments.flag("include_locale")) {
            user.put("locale", person.locale());
        }
        ObjectNode answer = ok();
        answer.set("user", user);
        return answer;
    }

    static ObjectNode group(Arguments arguments) {
        ObjectNode answer = ok();
        var users = answer.putArray("users");
        People.group(arguments.require("usergroup"))
                .orElseThrow(() -> new Refusal("no_such_subteam"))
                .forEach(users::add);
        return answer;
    }

    static ObjectNode bot(Arguments arguments) {
        if (!arguments.find("bot").orElse(AppInstall.BOT).equals(AppInstall.BOT)) {
            throw new Refusal("bot_not_found");
        }
        ObjectNode answer = ok();
        answer.putObject("bot")
                .put("id", AppInstall.BOT)
                .put("user_id", AppInstall.BOT_USER)
                .put("app_id", AppInstall.APP)
                .put("name", "netdoc")
                .put("deleted", false);
        return answer;
    }
}
