package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditEntry;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.config.Secrets;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Prints the record of changes, or checks that nobody altered it.",
        footer = {
            "",
            "Examples:",
            "  netdoc audit --since 24h",
            "  netdoc audit --since 2026-11-01 --json > audit.jsonl",
            "  netdoc audit --verify",
            "  netdoc audit --export audit.jsonl --sign-with audit-key.pem",
            "",
            "Without -c: the store of ./netdoc.yaml, else the one under ./.netdoc that was written last.",
            "A PostgreSQL store takes NETDOC_STORE_USER and NETDOC_STORE_PASSWORD from the environment.",
            "Exit code 1 with --verify or --export: the record was altered.",
            "",
            "A key: openssl genpkey -algorithm ed25519 -out audit-key.pem; its public half: openssl pkey -in audit-key.pem",
            "-pubout -out audit-key.pub. Whoever has that checks an export with openssl pkeyutl -verify -pubin",
            "-inkey audit-key.pub -rawin -in audit.jsonl -sigfile audit.jsonl.sig"
        })
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions stored;

    @Option(names = "--json", description = "Print one JSON object a record.")
    private boolean json;

    @Option(names = "--verify", description = "Check the whole hash chain instead of printing.")
    private boolean verify;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write all records to a new file, one JSON object a line, if the chain is whole.")
    private Optional<Path> export;

    @Option(
            names = "--sign-with",
            paramLabel = "KEY",
            description = "Sign the export with this Ed25519 key (PEM); the signature is FILE.sig.")
    private Optional<Path> key;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    AuditCommand() {}

    @Override
    public Integer call() throws IOException {
        if (key.isPresent() && export.isEmpty()) {
            throw UserError.wrongUse("--sign-with signs an export; name its file with --export FILE.");
        }
        Optional<SigningKey> signing = key.map(SigningKey::read);
        Instant from = stored.from();
        StoreAddress address = stored.address("nothing was ever proposed here");
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = Store.open(address, Secrets.of(System.getenv()))) {
            var audit = new Audit(store, InstantSource.system());
            if (verify) {
                return report(audit.verify(), address, out);
            }
            if (export.isPresent()) {
                return export(audit, export.get(), signing, address, out);
            }
            audit.records(from).forEach(record -> out.println(json ? line(record) : text(record)));
            out.flush();
            return 0;
        }
    }

    private int export(Audit audit, Path file, Optional<SigningKey> signing, StoreAddress address, PrintWriter out)
            throws IOException {
        AuditCheck check = audit.verify();
        if (check instanceof AuditCheck.Broken) {
            return report(check, address, out);
        }
        List<AuditRecord> records = audit.records(Instant.EPOCH);
        try (var written = new NewFile(file, false)) {
            for (AuditRecord record : records) {
                written.writer().append(line(record).toString()).append('\n');
            }
            written.keep();
        }
        Path signature = file.resolveSibling(file.getFileName() + ".sig");
        if (signing.isPresent()) {
            Files.write(signature, signing.get().sign(file));
        }
        out.println(records.size() + " records in " + file + (signing.isPresent() ? ", signed in " + signature : ""));
        out.flush();
        return 0;
    }

    private int report(AuditCheck check, StoreAddress address, PrintWriter out) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String text = switch (check) {
            case AuditCheck.Intact(long count) -> {
                node.put("intact", true).put("records", count);
                yield "intact: " + count + " records in " + address;
            }
            case AuditCheck.Broken(long seq, String why) -> {
                node.put("intact", false).put("seq", seq).put("why", why);
                yield "ALTERED at record " + seq + " of " + address + ": " + why;
            }
        };
        out.println(json ? node : text);
        out.flush();
        return check instanceof AuditCheck.Intact ? 0 : 1;
    }

    private static ObjectNode line(AuditRecord record) {
        AuditEntry entry = record.entry();
        return JsonNodeFactory.instance
                .objectNode()
                .put("seq", record.seq())
                .put("at", record.at().toString())
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("proposal", entry.proposal())
                .put("cluster", entry.cluster())
                .put("object", entry.object())
                .put("before", entry.before())
                .put("after", entry.after())
                .put("place", entry.place())
                .put("note", entry.note())
                .put("previous_hash", record.previousHash())
                .put("hash", record.hash());
    }

    private static String text(AuditRecord record) {
        AuditEntry entry = record.entry();
        return "%s  %-10s %s  %s  %s%s"
                .formatted(
                        record.at(),
                        entry.action(),
                        entry.proposal(),
                        entry.cluster(),
                        entry.actor(),
                        entry.note().isEmpty() ? "" : "  " + entry.note());
    }
}
