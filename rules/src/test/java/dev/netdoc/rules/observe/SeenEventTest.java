package dev.netdoc.rules.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Both lists of events are read side by side, so it must not matter which of them tells an event last. */
class SeenEventTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static SeenEvent read(String text) throws IOException {
        ObjectNode object = (ObjectNode) YAML.readTree(text);
        object.put("apiVersion", "v1").put("kind", "Event");
        SeenEvent seen = SeenEvent.read(object).orElseThrow();
        assertThat(Kept.of(object).flatMap(SeenEvent::read))
                .as("what a snapshot keeps of it")
                .hasValue(seen);
        return seen;
    }

    @Test
    void anEventOfAnOldReporterIsTheSameThroughBothApis() throws IOException {
        SeenEvent old = read("""
                metadata: {name: cart-2.1, namespace: shop}
                involvedObject: {kind: Pod, namespace: shop, name: cart-2}
                reason: AllocIPFailed
                message: 'InvalidVSwitchId.IpNotEnough: vsw-uf6large has not enough IpAddress.'
                type: Warning
                count: 4
                eventTime: null
                firstTimestamp: '2026-11-20T07:50:00Z'
                lastTimestamp: '2026-11-20T07:55:00Z'
                source: {component: terway-daemon, host: node-2}
                reportingComponent: ''
                """);

        assertThat(old.component()).isEqualTo("terway-daemon");
        assertThat(old.count()).isEqualTo(4);
        assertThat(read("""
                metadata: {name: cart-2.1, namespace: shop}
                regarding: {kind: Pod, namespace: shop, name: cart-2}
                reason: AllocIPFailed
                note: 'InvalidVSwitchId.IpNotEnough: vsw-uf6large has not enough IpAddress.'
                type: Warning
                deprecatedCount: 4
                eventTime: null
                deprecatedFirstTimestamp: '2026-11-20T07:50:00Z'
                deprecatedLastTimestamp: '2026-11-20T07:55:00Z'
                deprecatedSource: {component: terway-daemon, host: node-2}
                """)).isEqualTo(old);
    }

    @Test
    void anEventOfANewReporterIsTheSameThroughBothApis() throws IOException {
        SeenEvent fresh = read("""
                metadata: {name: cart-2.2, namespace: shop}
                regarding: {kind: Pod, namespace: shop, name: cart-2}
                reason: FailedCreatePodSandBox
                note: plugin type="terway" failed (add)
                type: Warning
                eventTime: '2026-11-20T07:50:00.000000Z'
                series: {count: 3, lastObservedTime: '2026-11-20T07:55:00.000000Z'}
                reportingController: kubelet
                deprecatedSource: {}
                """);

        assertThat(fresh.component()).isEqualTo("kubelet");
        assertThat(fresh.count()).isEqualTo(3);
        assertThat(read("""
                metadata: {name: cart-2.2, namespace: shop}
                involvedObject: {kind: Pod, namespace: shop, name: cart-2}
                reason: FailedCreatePodSandBox
                message: plugin type="terway" failed (add)
                type: Warning
                eventTime: '2026-11-20T07:50:00.000000Z'
                firstTimestamp: null
                series: {count: 3, lastObservedTime: '2026-11-20T07:55:00.000000Z'}
                source: {}
                reportingComponent: kubelet
                """)).isEqualTo(fresh);
    }
}
