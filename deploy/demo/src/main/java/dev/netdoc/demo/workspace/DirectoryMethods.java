package dev.netdoc.demo.workspace;

import static dev.netdoc.demo.workspace.ChatMethods.ok;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who is who: {@code auth.test}, {@code users.*}, {@code usergroups.*}, {@code bots.*}. */
record DirectoryMethods(Directory directory) {
    static ObjectNode authTest(String base) {
        return ok().put("url", base + "/")
                .put("team", AppInstall.TEAM_NAME)
                .put("user", "netdoc")
                .put("team_id", AppInstall.TEAM)
                .put("user_id", AppInstall.BOT_USER)
                .put("bot_id", AppInstall.BOT)
                .put("is_enterprise_install", false);
    }

    ObjectNode user(Arguments arguments) {
        String id = arguments.require("user");
        ObjectNode user = directory.slack().stream()
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("user_not_found"));
        if (arguments.flag("include_locale")) {
            user.put("locale", directory.standing(id).locale());
        }
        ObjectNode answer = ok();
        answer.set("user", user);
        return answer;
    }

    ObjectNode group(Arguments arguments) {
        ObjectNode answer = ok();
        var users = answer.putArray("users");
        directory
                .group(arguments.require("usergroup"))
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
