package dev.netdoc.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would start and then not work, or not safely, is refused before anything is applied. */
class RefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minimal           | slack.token=x                       | 'token'
            minimal           | replica=2                           | 'replica'
            minimal           | rbac.fixes.reboot=true              | 'reboot'
            minimal           | replicas=two                        | /replicas
            minimal           | replicas=0                          | /replicas
            minimal           | slack.mode=webhook                  | /slack/mode
            minimal           | config.web.port=0                   | /config/web/port
            minimal           | image.digest=latest                 | /image/digest
            minimal           | log.format=xml                      | /log/format
            minimal           | traces.endpoint=collector:4318      | /traces/endpoint
            minimal           | slack.existingSecret=xoxb-1_Secret  | /slack/existingSecret
            """)
    void theSchemaNamesWhatDoesNotFit(String values, String setting, String named) {
        assertThatThrownBy(() -> Chart.render(values, setting))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minimal           | replicas=2                          | 2 replicas cannot share the SQLite file /var/lib/netdoc/netdoc.db
            minimal           | config.store=.netdoc/netdoc.db      | config.store must be below /var/lib/netdoc/
            minimal           | slack.existingSecret=               | slack.existingSecret must name a Secret
            minimal           | config.knowledge.owner=xoxb-1-2     | config holds a Slack token
            minimal           | ingress.enabled=true                | set slack.mode to http
            postgresql        | store.existingSecret=               | store.existingSecret must name a Secret
            http-mode         | alertmanager.existingSecret=        | anybody could post
            sqlite-with-fixes | config.clusters[0].write.tokenFile= | cluster prod would be changed with the account that reads
            """)
    void whatCannotWorkIsSaidWithTheWayOut(String values, String setting, String said) {
        assertThatThrownBy(() -> Chart.render(values, setting)).hasMessageContaining(said);
    }

    @Test
    void aTokenInTheConfigurationIsNotRepeated() {
        assertThatThrownBy(() -> Chart.render("minimal", "config.knowledge.owner=xoxb-geheim"))
                .message()
                .doesNotContain("geheim");
    }
}
