package dev.netdoc.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.bot.check.Check.Result;
import dev.netdoc.bot.cluster.Right;
import dev.netdoc.bot.cluster.Rights;
import dev.netdoc.bot.config.WebConfig;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.web.WebServer;
import dev.netdoc.demo.workspace.AppInstall;
import dev.netdoc.demo.workspace.Setup;
import dev.netdoc.demo.workspace.Surroundings;
import dev.netdoc.demo.workspace.Workspace;
import dev.netdoc.standin.AccessRule;
import dev.netdoc.standin.Account;
import dev.netdoc.standin.KubeStandin;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing after the other is broken, in a workspace and a cluster that refuse what real ones refuse. */
class CheckTest {
    private static final Path ROOT = Path.of(System.getProperty("netdoc.root", "../.."));
    private static final String READER = "netdoc-reader";
    private static final String ACTOR = "netdoc-actor";
    private static final String USUAL = """
            clusters:
              - {name: prod, kubeconfig: kubeconfig, context: netdoc-reader, write: {context: netdoc-actor}}
            channels:
              ask-network: {cluster: prod}
            knowledge: {documents: [notes]}
            remediation: {enabled: true, approvers: [S0NETOPS, URINA]}
            web: {port: 0, address: 127.0.0.1}
            store: netdoc.db
            """;

    @TempDir
    Path folder;

    private final KubeStandin api = KubeStandin.start();
    private final Map<String, String> environment = new HashMap<>();
    private Workspace workspace = Workspace.start(setup());

    private static Setup setup() {
        return Setup.demo(0, Optional.empty(), Surroundings.none());
    }

    @BeforeEach
    void prepare() throws IOException {
        for (String file : List.of("access.yaml", "access-watch.yaml")) {
            String roles = Files.readString(ROOT.resolve("deploy/kubernetes").resolve(file));
            grant(READER, Account.ofRoles(READER, READER, roles, READER).rules());
            grant(
                    READER,
                    Account.ofRoles(READER, READER, roles, "netdoc-watcher").rules());
            grant(ACTOR, Account.ofRoles(ACTOR, ACTOR, roles, ACTOR).rules());
        }
        kubeconfig(api.url(), READER, ACTOR);
        Files.writeString(
                Files.createDirectory(folder.resolve("notes")).resolve("a.md"),
                "# How we restart kube-proxy\n\nDelete its pods one after the other, canary first.\n");
        environment.put("SLACK_BOT_TOKEN", workspace.app().botToken());
        environment.put("SLACK_APP_TOKEN", workspace.app().appToken());
        environment.put("SLACK_API_URL", workspace.apiUrl());
    }

    private final Map<String, List<AccessRule>> rules = new HashMap<>();

    private void grant(String who, List<AccessRule> more) {
        rules.computeIfAbsent(who, any -> new ArrayList<>()).addAll(more);
        api.access().add(new Account(who, who, rules.get(who)));
    }

    private void revoke(String who, String resource) {
        rules.getOrDefault(who, List.of()).removeIf(rule -> rule.resources().contains(resource));
        grant(who, List.of());
    }

    private void kubeconfig(String url, String... users) throws IOException {
        var text = new StringBuilder("apiVersion: v1\nkind: Config\nclusters: [{name: c, cluster: {server: '")
                .append(url)
                .append("'}}]\nusers:\n");
        for (String user : users) {
            text.append("- {name: %1$s, user: {token: %1$s}}\n".formatted(user));
        }
        text.append("contexts:\n");
        for (String user : users) {
            text.append("- {name: %1$s, context: {cluster: c, user: %1$s}}\n".formatted(user));
        }
        Files.writeString(folder.resolve("kubeconfig"), text);
    }

    @AfterEach
    void stop() {
        workspace.close();
        api.close();
    }

    private List<Check> checks(String config) throws IOException {
        List<Check> done = new ArrayList<>();
        new Checkup(Files.writeString(folder.resolve("netdoc.yaml"), config), environment).run(done::add);
        return done;
    }

    /** {@return what is not well, as a person reads it} */
    private List<String> troubles(String config) throws IOException {
        return checks(config).stream()
                .filter(check -> check.result() == Result.BROKEN || check.result() == Result.WARNING)
                .map(CheckTest::print)
                .toList();
    }

    private static String print(Check check) {
        return "%s %s %s: %s; %s"
                .formatted(check.result(), check.area(), check.subject(), check.detail(), check.remedy());
    }

    @Test
    void whatTheManifestsOfThisProjectGrantIsEnough() throws IOException {
        List<Check> done = checks(USUAL);
        assertThat(done)
                .filteredOn(check -> check.result() == Result.BROKEN || check.result() == Result.WARNING)
                .isEmpty();
        assertThat(done)
                .extracting(CheckTest::print)
                .anySatisfy(line -> assertThat(line).startsWith("WELL slack scopes: all 14"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL slack app token"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL slack channels.ask-network"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL slack user group S0NETOPS: 3 people"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL cluster prod read access: v1.31.1"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("WELL cluster prod get configmaps in kube-system: allowed for 10 names"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL cluster prod get pods/log in kube-system"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL cluster prod reads only"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL cluster prod delete pods in kube-system"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL cluster prod watch"))
                .anySatisfy(line -> assertThat(line).contains("store opens", "is new"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL knowledge documents: 1 files"))
                .anySatisfy(line -> assertThat(line).startsWith("WELL web port"));
        assertThat(folder.resolve("netdoc.db")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"access.yaml, netdoc-reader", "access.yaml, netdoc-actor", "access-watch.yaml, netdoc-watcher"})
    void whatTheManifestsGrantIsAskedAbout(String file, String role) throws IOException {
        Set<String> asked = Stream.of(
                        Rights.toRead().values().stream().flatMap(List::stream),
                        Rights.toReadLogs().stream(),
                        Rights.toMend().stream(),
                        Rights.toWatch().stream())
                .flatMap(rights -> rights)
                .map(right -> right.print() + " " + right.name())
                .collect(Collectors.toSet());
        var yaml = new YAMLMapper();
        try (var documents = yaml.readerFor(JsonNode.class)
                .<JsonNode>readValues(
                        ROOT.resolve("deploy/kubernetes").resolve(file).toFile())) {
            List<String> granted = new ArrayList<>();
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document.at("/metadata/name").asText().equals(role)) {
                    String namespace = document.at("/metadata/namespace").asText();
                    document.path("rules").forEach(rule -> granted.addAll(granted(rule, namespace)));
                }
            }
            assertThat(granted)
                    .isNotEmpty()
                    .allSatisfy(right -> assertThat(asked).contains(right));
        }
    }

    private static List<String> granted(JsonNode rule, String namespace) {
        List<String> granted = new ArrayList<>();
        for (JsonNode verb : rule.path("verbs")) {
            for (JsonNode resource : rule.path("resources")) {
                var right = new Right(verb.asText(), rule.at("/apiGroups/0").asText(), resource.asText(), namespace);
                if (rule.has("resourceNames")) {
                    rule.path("resourceNames").forEach(name -> granted.add(right.print() + " " + name.asText()));
                } else {
                    granted.add(right.print() + " ");
                }
            }
        }
        return granted;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "SLACK_BOT_TOKEN ~ xoxb-other ~ BROKEN slack bot token: auth.test: invalid_auth ~ Bot User OAuth Token",
                "SLACK_BOT_TOKEN ~ '' ~ BROKEN slack tokens: SLACK_BOT_TOKEN must be set ~ deploy/slack/manifest.yaml",
                "SLACK_BOT_TOKEN ~ xoxp-user ~ BROKEN slack tokens: the bot token must begin with xoxb- ~ copy its tokens",
                "SLACK_APP_TOKEN ~ xapp-other ~ BROKEN slack app token: apps.connections.open: invalid_auth ~ connections:write under Basic Information",
                "SLACK_API_URL ~ http://127.0.0.1:1/api/ ~ BROKEN slack bot token: auth.test: no answer ~ HTTPS_PROXY",
                "SLACK_SIGNING_SECRET ~ short ~ WARNING slack signing secret: it does not look like one ~ Basic Information",
                "SLACK_BOT_TOKEN_FILE ~ /no/such/file ~ BROKEN configuration secrets: both SLACK_BOT_TOKEN ~ without _FILE"
            })
    void aBrokenTokenIsNamed(String variable, String value, String trouble, String remedy) throws IOException {
        environment.put(variable, value);
        assertThat(troubles(USUAL)).anySatisfy(line -> assertThat(line).contains(trouble, remedy));
    }

    @Test
    void missingScopesAreNamed() throws IOException {
        workspace.close();
        AppInstall app = AppInstall.netdoc();
        Set<String> fewer = new TreeSet<>(app.scopes());
        fewer.removeAll(Set.of("usergroups:read", "files:write"));
        workspace = Workspace.start(setup().with(new AppInstall(app.botToken(), app.appToken(), fewer, app.events())));
        environment.put("SLACK_API_URL", workspace.apiUrl());
        assertThat(troubles(USUAL))
                .anySatisfy(line -> assertThat(line)
                        .contains("slack scopes: missing: files:write, usergroups:read", "install the app again"))
                .anySatisfy(
                        line -> assertThat(line).contains("user group S0NETOPS", "missing_scope", "usergroups:read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ask-network: ~ ops-alerts: ~ BROKEN slack channels.ops-alerts: netdoc is not in #ops-alerts ~ /invite @netdoc in #ops-alerts",
                "ask-network: ~ ask-netwrok: ~ there is no channel ask-netwrok that netdoc can see ~ check the spelling",
                "cluster: prod ~ cluster: pord ~ it names cluster pord, which is not under clusters ~ write one of [prod]",
                "S0NETOPS ~ S0NOBODY ~ BROKEN slack user group S0NOBODY ~ copy the id from the group's page",
                "URINA ~ UMIA ~ BROKEN slack user UMIA: a guest, who never decides ~ list somebody else",
                "URINA ~ U0NOBODY ~ BROKEN slack user U0NOBODY ~ Copy member ID",
                "'S0NETOPS, URINA' ~ '' ~ WARNING configuration remediation.approvers: fixes are proposed, and nobody ~ list ids",
                "'prod,' ~ 'prod, kontext: x,' ~ unknown key `kontext` in clusters[0] ~ docs/netdoc.yaml",
                "'context: netdoc-reader' ~ 'context: nobody' ~ BROKEN cluster prod read access: ~ set kubeconfig and context",
                "', write: {context: netdoc-actor}' ~ '' ~ WARNING cluster prod write access: approved fixes are written with the identity that reads ~ access.yaml",
                "', write: {context: netdoc-actor}' ~ '' ~ BROKEN cluster prod patch nodes: not allowed ~ to the identity that writes: deploy/kubernetes/access.yaml",
                "'prod, ' ~ 'prod, subjectAccessReview: true, ' ~ BROKEN cluster prod create subjectaccessreviews.authorization.k8s.io ~ access-subject-access-review.yaml",
                "[notes] ~ [nowhere] ~ BROKEN knowledge documents ~ knowledge.documents",
                "'store: netdoc.db' ~ 'store: notes/a.md/netdoc.db' ~ BROKEN store opens: it cannot be made ~ set store to another place",
                "'store: netdoc.db' ~ 'store: notes/a.md' ~ BROKEN store opens ~ set store to another place",
                "'store: netdoc.db' ~ 'store: postgresql://127.0.0.1:1/netdoc' ~ BROKEN store opens: nobody is named ~ NETDOC_STORE_USER",
                "'web: {port: 0, address: 127.0.0.1}' ~ 'alertmanager: {channel: ask-network}' ~ BROKEN web alertmanager: Alertmanager is to call netdoc ~ set web.port",
                "'store: netdoc.db' ~ 'alertmanager: {channel: ask-network}' ~ BROKEN web alertmanager: neither a token nor a key ~ NETDOC_ALERTMANAGER_TOKEN",
                "'address: 127.0.0.1' ~ 'address: no.such.host.invalid' ~ BROKEN web port: no address is called no.such.host.invalid ~ set web.address"
            })
    void aBrokenConfigurationIsNamed(String from, String to, String trouble, String remedy) throws IOException {
        assertThat(USUAL).contains(from);
        assertThat(troubles(USUAL.replace(from, to)))
                .anySatisfy(line -> assertThat(line).contains(trouble, remedy));
    }

    @Test
    void aClusterThatIsNotThereIsToldFromOneThatLetsNobodyIn() throws IOException {
        kubeconfig("http://127.0.0.1:1", READER, ACTOR);
        assertThat(troubles(USUAL))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "BROKEN cluster prod read access: no answer from http://127.0.0.1:1",
                                "VPN or firewall"));
        kubeconfig(api.url(), READER, ACTOR);
        Files.writeString(
                folder.resolve("kubeconfig"),
                Files.readString(folder.resolve("kubeconfig")).replace("token: netdoc-reader", "token: old"));
        assertThat(troubles(USUAL))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("read access: not let in", "renew the token"));
    }

    @Test
    void aMissingRightIsNamedWithWhereItIsGranted() throws IOException {
        revoke(READER, "pods/log");
        revoke(ACTOR, "configmaps");
        grant(
                ACTOR,
                List.of(
                        AccessRule.allow("get", "", "configmaps").in("kube-system"),
                        AccessRule.allow("patch", "", "configmaps")
                                .in("kube-system")
                                .named("eni-config,kube-proxy-worker,kube-proxy-master,kube-proxy")));
        assertThat(troubles(USUAL))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "cluster prod get pods/log in kube-system: not allowed", "to the identity that reads"))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "cluster prod patch configmaps in kube-system: not allowed for kube-flannel-cfg",
                                "to the identity that writes"));
    }

    @Test
    void anIdentityThatReadsAndMayWriteIsPointedOut() throws IOException {
        api.access().add(Account.admin(READER, READER));
        assertThat(troubles(USUAL))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("WARNING cluster prod reads only", "patch nodes", "get secrets", "access.yaml"));
    }

    @Test
    void whereFlannelRunsApartItsNamespaceIsLookedInto() throws IOException {
        api.load("{apiVersion: v1, kind: Pod, metadata: {name: f, namespace: kube-flannel}, spec: {nodeName: n}}");
        assertThat(troubles(USUAL))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("in kube-flannel", "access-kube-flannel.yaml"));
    }

    @Test
    void aStoreIsReadAndItsChainVerified() throws IOException {
        try (Store store = Store.open(folder.resolve("netdoc.db"))) {
            assertThat(checks(USUAL))
                    .extracting(CheckTest::print)
                    .anySatisfy(line -> assertThat(line).contains("WELL store writes, audit: the chain of 0 records"));
            store.execute(handle -> handle.execute("UPDATE audit_head SET seq = 7"));
        }
        assertThat(troubles(USUAL))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("BROKEN store audit: altered", "exported audit"));
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(troubles(USUAL.replace("port: 0", "port: " + taken.getLocalPort())))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("web port: 127.0.0.1:" + taken.getLocalPort(), "set another web.port"));
        }
    }

    @Test
    void whereNetdocListensItselfThePortIsRightlyTaken() throws IOException {
        var config = new WebConfig(Optional.of(0), Optional.of("127.0.0.1"));
        try (var running = WebServer.start(config, () -> "")) {
            assertThat(checks(USUAL.replace("port: 0", "port: " + running.port())))
                    .extracting(CheckTest::print)
                    .contains("WELL web port: netdoc listens on 127.0.0.1:" + running.port() + " already; ");
        }
    }

    @Test
    void documentsThatCannotBeReadAreCounted() throws IOException {
        Files.write(folder.resolve("notes/b.md"), new byte[] {(byte) 0x93, (byte) 0xfa, (byte) 0x96, (byte) 0x7b});
        assertThat(troubles(USUAL))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("WARNING knowledge documents: 1 files read, 1 skipped", "b.md", "knowledge.charset"));
    }

    @Test
    void withoutRemediationNothingIsAskedOfTheIdentityThatWrites() throws IOException {
        assertThat(checks(USUAL.replace("enabled: true", "enabled: false")))
                .extracting(CheckTest::print)
                .contains("LEFT_OUT cluster prod write access: remediation.enabled is false; ")
                .noneSatisfy(line -> assertThat(line).contains("patch nodes"));
    }
}
