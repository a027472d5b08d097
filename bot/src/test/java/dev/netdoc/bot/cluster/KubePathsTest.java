package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubePathsTest {

    @ParameterizedTest
    @CsvSource({
        "/version, other",
        "/apis/apps/v1, other",
        "/api/v1/nodes?limit=500, nodes",
        "/api/v1/namespaces, namespaces",
        "/api/v1/namespaces/shop, namespaces",
        "/api/v1/namespaces/shop/configmaps/secret-plans?dryRun=All, configmaps",
        "/api/v1/namespaces/shop/pods/cart-1/log?container=app, pods/log",
        "/apis/apps/v1/namespaces/kube-system/daemonsets/terway-eniip, daemonsets.apps",
        "/apis/network.alibabacloud.com/v1beta1/podenis, podenis.network.alibabacloud.com"
    })
    void aRequestIsToldWithoutNames(String path, String resource) {
        assertThat(KubePaths.resource(path)).isEqualTo(resource);
    }
}
