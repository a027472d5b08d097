package dev.netdoc.demo;

import dev.netdoc.bot.cli.Main;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Everything embedded: a Slack-compatible workspace with a web page, three sample clusters,",
            "and the real bot between them. Needs neither Slack nor a cluster."
        },
        footer = {
            "",
            "A demo that is stopped with Ctrl-C starts anew the next time; one that was killed goes on where it was.",
            "",
            "Examples:",
            "  netdoc demo",
            "  netdoc demo --port 9000 --fresh"
        })
public final class DemoCommand implements Callable<Integer>, Main.Extension {
    private static final int OUTSIDE_FAILED = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Of the web page (default: 8080; 0: any).")
    private int port;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where it keeps its state (default: .netdoc/demo-PORT).")
    private @Nullable Path state;

    @Option(names = "--fresh", description = "Start anew, even after a crash.")
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    public DemoCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port must be between 0 and 65535, was " + port + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        err.println("netdoc: starting the workspace, three sample clusters and the bot ...");
        Demo demo;
        try {
            demo = Demo.start(port, Optional.ofNullable(state).orElse(Path.of(".netdoc", "demo-" + port)), fresh);
        } catch (DemoFolder.InUse e) {
            err.println("netdoc: " + e.getMessage());
            return OUTSIDE_FAILED;
        } catch (RuntimeException e) {
            if (!portTaken(e)) {
                throw e;
            }
            err.println("netdoc: port " + port + " is taken; choose another with --port, or 0 for any free one");
            return OUTSIDE_FAILED;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("demo-stop").unstarted(() -> {
                    demo.close();
                    stopped.countDown();
                }));
        while (!demo.connected()) {
            Thread.sleep(50);
        }
        tell(out, demo);
        stopped.await();
        return ExitCode.OK;
    }

    private static void tell(PrintWriter out, Demo demo) {
        if (demo.resumed()) {
            out.println("An earlier demo was killed here; this one goes on where it was (--fresh starts anew).");
        }
        out.println("Workspace:  " + demo.url());
        out.println("Kubeconfig: " + demo.kubeconfig());
        out.println();
        out.println("In the workspace, say:   @netdoc what mode am I in on flannel?");
        out.println("Beside it:               kubectl --kubeconfig " + demo.kubeconfig()
                + " --context flannel -n kube-system get cm");
        out.println("What was changed:        netdoc audit");
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private static boolean portTaken(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BindException || t.getClass().getSimpleName().equals("JavalinBindException")) {
                return true;
            }
        }
        return false;
    }
}
