package dev.netdoc.rules.mode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.Resources;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Five thousand nodes and a hundred thousand pods: the rules' cost grows with objects, not with their pairs. */
class LargeClusterTest {
    private static final int NODES = 5_000;
    private static final int PODS = 100_000;

    @Test
    void concludesOverALargeClusterInTime() throws IOException {
        Facts facts = cluster();
        var rules = new ModeSession();
        rules.report(facts);
        long start = System.nanoTime();
        ModeReport report = rules.report(facts);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(report.value(ModeKey.ENI_MODE)).contains("mixed");
        assertThat(report.value(ModeKey.ACCELERATION)).contains("datapathv2");
        assertThat(report.statement(ModeKey.SERVICE_ROUTING).evidence()).hasSizeLessThan(12);
        // Generous, for machines that do other work too; comparing nodes with nodes took minutes.
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    private static Facts cluster() throws IOException {
        var json = new ObjectMapper();
        var observer = new FactObserver("large", () -> Instant.parse("2026-11-20T08:00:00Z"));
        observer.serverVersion("v1.30.7-aliyun.1");
        observer.object(json.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"terway-eniip","namespace":"kube-system"},
                 "spec":{"selector":{"matchLabels":{"app":"terway-eniip"}},"template":{"spec":{"containers":[
                  {"name":"terway","image":"x/terway:v1.14.5","command":["terwayd","-daemon-mode","ENIMultiIP"]}]}}},
                 "status":{"desiredNumberScheduled":5000,"updatedNumberScheduled":5000}}"""));
        observer.object(json.readTree("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"eni-config","namespace":"kube-system"},
                 "data":{"10-terway.conf":"{\\"type\\":\\"terway\\",\\"eniip_virtual_type\\":\\"datapathv2\\"}","eni_conf":"{}"}}"""));
        observer.object(json.readTree("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kube-proxy-worker","namespace":"kube-system"},
                 "data":{"config.conf":"mode: ipvs"}}"""));
        for (int i = 0; i < NODES; i++) {
            String exclusive = i % 5 == 0 ? ",\"k8s.aliyun.com/exclusive-mode-eni-type\":\"eniOnly\"" : "";
            observer.object(
                    json.readTree(
                            "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"n" + i
                                    + "\",\"labels\":{\"alibabacloud.com/nodepool-id\":\"np" + i % 5 + "\"" + exclusive
                                    + "}},"
                                    + "\"status\":{\"allocatable\":{\"aliyun/eni\":\"6\"},\"nodeInfo\":{\"kubeletVersion\":\"v1.30.7-aliyun.1\"}}}"));
        }
        for (int i = 0; i < PODS; i++) {
            observer.object(json.readTree("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p" + i
                    + "\",\"namespace\":\"shop\",\"labels\":{\"app\":\"a" + i % 500 + "\"}},\"spec\":{\"nodeName\":\"n"
                    + i % NODES
                    + "\",\"containers\":[{\"name\":\"c\",\"image\":\"x\"}]},\"status\":{\"phase\":\"Running\","
                    + "\"podIPs\":[{\"ip\":\"10.0.0.1\"}]}}"));
        }
        Resources.all().forEach(observer::complete);
        return observer.facts();
    }
}
