package dev.netdoc.bot.check;

import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import dev.netdoc.bot.store.StoreProbe;
import dev.netdoc.bot.store.StoreUnavailable;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** Whether the store opens, can be written to, and holds what was put into it. */
final class StoreChecks {
    private static final String AREA = "store";

    private final StoreAddress address;
    private final Map<String, String> environment;

    StoreChecks(StoreAddress address, Map<String, String> environment) {
        this.address = address;
        this.environment = environment;
    }

    void run(Consumer<Check> each) {
        try {
            StoreProbe.Seen seen = StoreProbe.look(address, environment);
            if (seen.schema().isEmpty()) {
                each.accept(Check.well(AREA, "opens", address + " is new and will be made at the first start"));
            } else if (seen.pending() > 0) {
                each.accept(Check.well(
                        AREA,
                        "schema",
                        "version " + seen.schema().get() + "; the next start makes " + seen.pending() + " migrations"));
            } else {
                each.accept(
                        Check.well(AREA, "schema", "version " + seen.schema().get() + " in " + address));
                each.accept(audit());
            }
        } catch (StoreUnavailable e) {
            each.accept(Check.broken(AREA, "opens", String.valueOf(e.getMessage()), remedy()));
        }
    }

    // Verifying is a transaction that writes, so that it also tells whether the store can be written to.
    private Check audit() {
        try (Store store = Store.open(address, environment)) {
            return switch (new Audit(store, InstantSource.system()).verify()) {
                case AuditCheck.Intact(long count) ->
                    Check.well(AREA, "writes, audit", "the chain of " + count + " records is intact");
                case AuditCheck.Broken(long seq, String why) ->
                    Check.broken(
                            AREA,
                            "audit",
                            "altered at record " + seq + ": " + why,
                            "find out who can write to " + address + ", and compare with an exported audit");
            };
        }
    }

    private String remedy() {
        return switch (address) {
            case StoreAddress.SqliteFile file ->
                "give this user the file and its folder, or set store to another place";
            case StoreAddress.PostgresDatabase database ->
                "check the address, NETDOC_STORE_USER and NETDOC_STORE_PASSWORD, and that the database exists";
        };
    }
}
