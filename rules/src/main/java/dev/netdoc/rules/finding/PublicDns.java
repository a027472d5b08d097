package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names public DNS may answer. Knows the top-level domains that {@code delegated.txt} lists, which is most but not
 * all of them: a name that is not covered is not proven private.
 */
public final class PublicDns {
    private static final String LIST = "/dev/netdoc/rules/findings/dns/cluster-domain-overlap/delegated.txt";
    private static final Set<String> DELEGATED = read();

    private PublicDns() {}

    /** @return whether its last label is delegated; a public suffix such as co.uk always lies below such a label */
    static boolean covers(DomainName name) {
        // home.arpa is set aside for home networks although arpa is delegated.
        return DELEGATED.contains(name.lastLabel()) && !name.within(DomainName.of("home.arpa"));
    }

    /** @return why a name that is covered counts as public */
    public static Evidence evidence(DomainName name) {
        return new Evidence("public top-level domain", name.lastLabel(), "list of delegated domains in netdoc");
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(PublicDns.class.getResourceAsStream(LIST), LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+", -1)))
                    .filter(label -> !label.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of delegated domains cannot be read", e);
        }
    }
}
