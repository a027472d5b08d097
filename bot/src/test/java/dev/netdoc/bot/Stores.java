package dev.netdoc.bot;

import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The databases that hold to one contract. */
public enum Stores {
    SQLITE {
        @Override
        public Supplier<Store> fresh(Path folder) {
            return () -> Store.open(folder.resolve("netdoc.db"));
        }
    },
    POSTGRESQL {
        @Override
        public Supplier<Store> fresh(Path folder) {
            StoreAddress address = PostgresServer.get().freshSchema();
            return () -> Store.open(address, PostgresServer.LOGIN);
        }
    };

    /**
     * An empty place for a store; each {@code get} opens it as another process would.
     *
     * @param folder where a file may be made, its own for each call
     */
    public abstract Supplier<Store> fresh(Path folder);
}
