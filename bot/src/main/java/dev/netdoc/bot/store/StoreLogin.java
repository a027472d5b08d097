package dev.netdoc.bot.store;

import java.util.Map;
import java.util.Optional;

/**
 * As whom a database is opened. Comes from the environment alone, never from a file of this project.
 *
 * @param user empty for a store that needs none
 * @param password empty where the server asks for none
 */
public record StoreLogin(Optional<String> user, Optional<String> password) {
    static final String USER = "NETDOC_STORE_USER";
    static final String PASSWORD = "NETDOC_STORE_PASSWORD";

    public static StoreLogin of(Map<String, String> environment) {
        return new StoreLogin(
                Optional.ofNullable(environment.get(USER)).map(String::strip).filter(u -> !u.isEmpty()),
                Optional.ofNullable(environment.get(PASSWORD)).filter(p -> !p.isEmpty()));
    }

    @Override
    public String toString() {
        return "StoreLogin[user=" + user.orElse("") + "]";
    }
}
