package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RunnerTest {
    private static String withPid(String name, long pid) {
        return name.replaceFirst("/\\d+/", "/" + pid + "/");
    }

    @Test
    void twoOfOneProcessAreTwo() {
        assertThat(Runner.here().name()).isNotEqualTo(Runner.here().name());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessBesideItIsGoneOnceItHasEndedAndNotBefore() throws Exception {
        Runner here = Runner.here();
        Process beside = new ProcessBuilder("sleep", "60").start();
        String name = withPid(here.name(), beside.pid());
        try {
            assertThat(here.gone().test(name)).isFalse();
        } finally {
            beside.destroyForcibly();
        }
        assertThat(beside.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(here.gone().test(name)).isTrue();
        assertThat(here.gone().test(here.name())).isFalse();
    }

    @Test
    void ofOtherHostsAndContainersItKnowsNothing() throws Exception {
        Runner here = Runner.here();
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor(10, TimeUnit.SECONDS)).isTrue();
        String name = withPid(here.name(), ended.pid());

        assertThat(here.gone().test(name.replaceFirst("/.", "/x"))).isFalse();
        for (String other : new String[] {"", "node-7", "node-7///", "node-7//1/x"}) {
            assertThat(here.gone().test(other)).as(other).isFalse();
        }
    }
}
