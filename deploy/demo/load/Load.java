import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the demo's bot at a steady rate, makes trouble meanwhile, and counts what came back. Run by the script beside it. */
final class Load {
    private static final List<String> PEOPLE = List.of("alex", "rina", "kenji", "mia");
    private static final List<String> QUESTIONS = List.of(
            "@netdoc does DataPath V2 traffic bypass IPVS? (%d)",
            "@netdoc bagaimana cara mengecek mode ENI Terway? (%d)",
            "@netdoc vSwitch の IP アドレスが足りないときはどうすればよいですか？ (%d)",
            "@netdoc Terway 的 IPvlan 和 DataPath V2 有什么区别？ (%d)");
    // Slack takes about one message a second in a channel.
    private static final int CHANNELS = 50;
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Pattern TS = Pattern.compile("\"ts\" ?: ?\"([0-9]+\\.[0-9]+)\"");
    private static final Pattern THREAD = Pattern.compile("\"thread_ts\" ?: ?\"([0-9]+\\.[0-9]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final String base;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();

    private Load(String base) {
        this.base = base;
    }

    public static void main(String[] args) throws Exception {
        new Load(args[0]).run(Integer.parseInt(args[1]), Integer.parseInt(args[2]), args[3].equals("calm"));
    }

    private void run(int seconds, int perSecond, boolean calm) throws Exception {
        untilConnected();
        for (int i = 0; i < CHANNELS; i++) {
            post("demo/channels", "{\"user\":\"alex\",\"name\":\"%s\"}".formatted(channel(i)));
            post("demo/invite", "{\"user\":\"alex\",\"channel\":\"%s\"}".formatted(channel(i)));
            for (String person : PEOPLE.subList(1, PEOPLE.size())) {
                post("demo/invite", "{\"user\":\"alex\",\"channel\":\"%s\",\"who\":\"%s\"}".formatted(channel(i), person));
            }
        }
        // What a person types faster than Slack allows is not what is measured; its 429s are planned below.
        post("demo/faults", "{\"rate_limits\":false}");
        warmUp(perSecond);
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int total = seconds * perSecond;
        long start = System.nanoTime();
        int drops = 0;
        int repeats = 0;
        int limits = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                int number = i;
                threads.execute(() -> ask(number));
                if (!calm && i % (30 * perSecond) == 15 * perSecond) {
                    post("demo/faults", "{\"drop_socket\":true}");
                    drops++;
                }
                if (!calm && i % (30 * perSecond) == 25 * perSecond) {
                    post("demo/faults", "{\"disconnect\":\"refresh_requested\"}");
                    drops++;
                }
                if (!calm && i % (5 * perSecond) == 0) {
                    post("demo/faults", "{\"redeliver\":{\"times\":11,\"new_event_id\":true}}");
                    repeats += 11;
                }
                if (!calm && i % (20 * perSecond) == 10 * perSecond) {
                    post("demo/faults", "{\"rate_limit\":{\"method\":\"chat.postMessage\",\"calls\":1,\"retry_after\":1}}");
                    limits++;
                }
                long wait = start + (i + 1L) * pause - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                } else if (i % (10 * perSecond) == 0) {
                    System.err.printf(Locale.ROOT, "%d asked, %d ms behind%n", i, -wait / 1_000_000);
                }
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        report(total, took, drops, repeats, limits);
    }

    private void untilConnected() throws Exception {
        for (int i = 0; i < 300; i++) {
            try {
                if (get("demo/state").contains("\"connections\":1")) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("the demo's bot did not connect within five minutes");
    }

    /** Not counted: a minute in which the rate grows, for code that was never run is slow. */
    private void warmUp(int perSecond) throws InterruptedException {
        System.err.println("warming up for a minute ...");
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; ; i++) {
                double share = (System.nanoTime() - start) / (double) WARM_UP.toNanos();
                if (share >= 1) {
                    break;
                }
                int number = i;
                threads.execute(() -> say(number, -number - 1));
                Thread.sleep((long) (1_000 / Math.max(2, perSecond * share)));
            }
        }
        Thread.sleep(3_000);
    }

    private void ask(int number) {
        Matcher ts = TS.matcher(say(number, number));
        if (ts.find()) {
            asked.add(ts.group(1));
        } else {
            refused.incrementAndGet();
        }
    }

    /** @return the workspace's answer; empty if there was none */
    private String say(int number, int shown) {
        String text = QUESTIONS.get(number / 7 % QUESTIONS.size()).formatted(shown);
        try {
            return post(
                    "demo/say",
                    "{\"user\":\"%s\",\"channel\":\"%s\",\"text\":\"%s\"}"
                            .formatted(PEOPLE.get(number % PEOPLE.size()), channel(number), text));
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String channel(int number) {
        return "load-" + number % CHANNELS;
    }

    private void report(int total, double took, int drops, int repeats, int limits) throws Exception {
        Map<String, List<Double>> replies = new ConcurrentHashMap<>();
        for (int i = 0; i < 40; i++) {
            replies = replies();
            if (replies.keySet().containsAll(asked)) {
                break;
            }
            Thread.sleep(3_000);
        }
        List<Double> waits = new ArrayList<>();
        int twice = 0;
        int lost = 0;
        for (String question : asked) {
            List<Double> posts = replies.getOrDefault(question, List.of());
            lost += posts.isEmpty() ? 1 : 0;
            twice += posts.size() > 1 ? 1 : 0;
            posts.stream().min(Double::compare).ifPresent(first -> waits.add(first - Double.parseDouble(question)));
        }
        waits.sort(Double::compare);
        String state = get("demo/state");
        System.out.printf(Locale.ROOT, "| what | figure |%n|---|---|%n");
        System.out.printf(Locale.ROOT, "| asked | %d of %d in %.0f s, %d refused |%n", asked.size(), total, took, refused.get());
        System.out.printf(Locale.ROOT, "| reconnects, repeats, 429s | %d, %d, %d |%n", drops, repeats, limits);
        System.out.printf(
                Locale.ROOT,
                "| acknowledged, ms | p50 %s, p99 %s, most %s (the last 10,000) |%n",
                figure(state, "p50_ms"),
                figure(state, "p99_ms"),
                figure(state, "max_ms"));
        System.out.printf(
                Locale.ROOT,
                "| question to post, ms | p50 %.0f, p99 %.0f, most %.0f |%n",
                1_000 * at(waits, 0.5),
                1_000 * at(waits, 0.99),
                1_000 * at(waits, 1));
        System.out.printf(Locale.ROOT, "| lost, answered twice | %d, %d |%n", lost, twice);
    }

    /** When each question was answered, by the question's ts. */
    private Map<String, List<Double>> replies() throws Exception {
        Map<String, List<Double>> found = new ConcurrentHashMap<>();
        for (int i = 0; i < CHANNELS; i++) {
            collect(get("demo/messages?replies=true&user=alex&channel=" + channel(i)), found);
        }
        return found;
    }

    private static void collect(String messages, Map<String, List<Double>> into) {
        for (String message : messages.split("(?=\\{\"ts\")")) {
            Matcher ts = TS.matcher(message);
            Matcher thread = THREAD.matcher(message);
            if (message.contains("\"user\":\"netdoc\"") && ts.find() && thread.find()) {
                into.computeIfAbsent(thread.group(1), t -> new ArrayList<>()).add(Double.parseDouble(ts.group(1)));
            }
        }
    }

    private static String figure(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\" ?: ?([0-9.]+)").matcher(json);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .timeout(Duration.ofSeconds(30))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
