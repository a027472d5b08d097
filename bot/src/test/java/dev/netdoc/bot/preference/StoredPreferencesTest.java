package dev.netdoc.bot.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class StoredPreferencesTest {
    private static final Person ANN = new Person("T1", "U0ANN");
    private static final Person NAMESAKE = new Person("T2", "U0ANN");

    private final Stores stores;

    @TempDir
    Path folder;

    private Supplier<Store> database;
    private Store store;
    private StoredPreferences preferences;

    StoredPreferencesTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void open() {
        database = stores.fresh(folder);
        store = database.get();
        preferences = new StoredPreferences(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theLastChoiceOfAPersonHoldsForThatPersonAlone() {
        assertThat(preferences.language(ANN)).isEmpty();
        assertThat(preferences.choose(ANN, Optional.of(Language.JA))).isTrue();
        assertThat(preferences.choose(ANN, Optional.of(Language.ZH))).isTrue();
        assertThat(preferences.language(ANN)).contains(Language.ZH);
        assertThat(preferences.language(NAMESAKE)).isEmpty();
    }

    @Test
    void aChoiceOutlivesTheProcessAndCanBeTakenBack() {
        preferences.choose(ANN, Optional.of(Language.ID));
        store.close();
        store = database.get();
        preferences = new StoredPreferences(store);
        assertThat(preferences.language(ANN)).contains(Language.ID);
        preferences.choose(ANN, Optional.empty());
        assertThat(preferences.language(ANN)).isEmpty();
    }

    @Test
    void aStoreThatIsGoneIsNoChoiceAndIsOwnedUpTo() {
        store.close();
        assertThat(preferences.language(ANN)).isEmpty();
        assertThat(preferences.choose(ANN, Optional.of(Language.JA))).isFalse();
        store = database.get();
    }
}
