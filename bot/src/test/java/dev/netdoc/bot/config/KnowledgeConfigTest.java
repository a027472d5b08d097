package dev.netdoc.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.knowledge.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeConfigTest {
    @TempDir
    Path folder;

    private NetdocConfig read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("netdoc.yaml"), text));
    }

    @Test
    void ownersDigestAndTheLanguageOfAChannelAreTakenIn() throws IOException {
        var config = read("""
                channels:
                  ask-network: {cluster: prod, language: ja}
                knowledge:
                  owners: [U024BE7LH, S0614TZR7]
                  digest: {channel: C024BE91L, day: FRIDAY, hour: 16, zone: Europe/Berlin, language: id}
                """);
        assertThat(config.channels())
                .containsEntry("ask-network", new ChannelConfig(Optional.of("prod"), Optional.of(Language.JA)));
        assertThat(config.knowledge().owners()).containsExactly("U024BE7LH", "S0614TZR7");
        assertThat(config.knowledge().digest())
                .contains(new DigestConfig("C024BE91L", DayOfWeek.FRIDAY, 16, ZoneId.of("Europe/Berlin"), Language.ID));
    }

    @Test
    void whatIsLeftOutIsAsUsual() throws IOException {
        assertThat(read("knowledge: {digest: {channel: C024BE91L}}").knowledge().digest())
                .contains(new DigestConfig("C024BE91L", DayOfWeek.MONDAY, 9, ZoneOffset.UTC, Language.EN));
        assertThat(read("knowledge: {owner: '#net'}").knowledge().digest()).isEmpty();
        assertThat(read("knowledge: {owner: '#net'}").knowledge().owners()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "channels: {x: {language: klingon}} ~ channels.x.language must be en",
                "knowledge: {owners: ['@ann']} ~ knowledge.owners",
                "knowledge: {digest: {channel: '#net'}} ~ knowledge.digest.channel",
                "knowledge: {digest: {channel: C1, hour: 24}} ~ knowledge.digest.hour",
                "knowledge: {digest: {channel: C1, language: fr}} ~ knowledge.digest.language must be en"
            })
    void aMistakeIsNamedByItsKey(String text, String named) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigUnreadable.class)
                .hasMessageContaining(named);
    }
}
