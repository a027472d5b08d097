package dev.netdoc.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.bot.slack.SlackSettings;
import dev.netdoc.bot.store.StoreLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), text)
                .toString();
    }

    @Test
    void aSecretMayStandInAFile() throws IOException {
        var environment = Secrets.of(Map.of(
                "SLACK_BOT_TOKEN_FILE",
                file("xoxb-1\n"),
                "SLACK_APP_TOKEN",
                "xapp-1",
                "NETDOC_STORE_PASSWORD_FILE",
                file("p4ss"),
                "OTHER_FILE",
                "/no/such"));
        assertThat(SlackSettings.of(environment).botToken()).isEqualTo("xoxb-1");
        assertThat(SlackSettings.of(environment).appToken()).isEqualTo("xapp-1");
        assertThat(StoreLogin.of(environment).password()).contains("p4ss");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsVariable() throws IOException {
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> Secrets.of(Map.of("SLACK_APP_TOKEN_FILE", missing)))
                .isInstanceOf(ConfigUnreadable.class)
                .hasMessageContainingAll("SLACK_APP_TOKEN_FILE", missing);
        String empty = file(" \n");
        assertThatThrownBy(() -> Secrets.of(Map.of("SLACK_APP_TOKEN_FILE", empty)))
                .hasMessageContaining("is empty");
    }

    @Test
    void whichOfTwoIsMeantIsNotGuessed() throws IOException {
        var both = Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_BOT_TOKEN_FILE", file("xoxb-2"));
        assertThatThrownBy(() -> Secrets.of(both))
                .hasMessageContainingAll("SLACK_BOT_TOKEN", "keep one")
                .hasMessageNotContaining("xoxb");
    }
}
