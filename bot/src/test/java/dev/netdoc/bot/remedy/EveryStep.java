package dev.netdoc.bot.remedy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What is tried anew for each step of a fix. */
@FunctionalInterface
interface EveryStep {
    /** @return whether there was such a step */
    boolean at(int step) throws Exception;

    /**
     * Tries one after the other until there is no such step.
     *
     * @param atOnce how many at a time
     * @return how many steps there were, the end included
     */
    static int count(int atOnce, EveryStep one) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (int from = 0; ; from += atOnce) {
                int there = 0;
                for (Future<Boolean> tried : IntStream.range(from, from + atOnce)
                        .mapToObj(step -> threads.submit(() -> one.at(step)))
                        .toList()) {
                    there += tried.get() ? 1 : 0;
                }
                if (there < atOnce) {
                    return from + there + 1;
                }
            }
        }
    }
}
