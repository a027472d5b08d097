package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A running workspace. Everything is wired here. */
public final class Workspace implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final long LARGEST_FILE = 32_000_000;
    private static final Duration PINGS = Duration.ofSeconds(20);
    private final Timer timer = new Timer();
    private final Optional<StateFile> file;
    private final Controls controls;
    private final Javalin server;
    private final AppInstall app;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** As Slack behaves, with netdoc installed. */
    public static Workspace start(int port, Optional<Path> stateFile, Surroundings surroundings) {
        return start(Setup.demo(port, stateFile, surroundings));
    }

    /**
     * Starts to serve.
     *
     * @throws IllegalStateException if the state file does not hold a workspace
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static Workspace start(Setup setup) {
        return new Workspace(setup);
    }

    private Workspace(Setup setup) {
        app = setup.app();
        Conversations conversations = new Conversations(setup.clock());
        Directory directory = new Directory();
        LivePages pages = new LivePages(
                app, conversations, directory, setup.surroundings().troubles());
        Complaints complaints = new Complaints(setup.clock());
        AtomicReference<Runnable> changed = new AtomicReference<>(() -> {});
        SocketMode socket = new SocketMode(
                setup.pace(), setup.clock(), timer, () -> changed.get().run());
        Homes homes = new Homes((user, view) -> {
            pages.home(user, view);
            changed.get().run();
        });
        Uploads uploads = new Uploads();
        file = setup.stateFile()
                .map(path -> new StateFile(path, () -> state(conversations, socket, homes, uploads), timer));
        file.flatMap(StateFile::read).ifPresent(kept -> {
            conversations.restore(kept);
            socket.restore(kept.path("pending_events"));
            homes.restore(kept.path("homes"));
            uploads.restore(kept.path("files"));
        });
        Runnable save = () -> file.ifPresent(StateFile::touch);
        AtomicBoolean present = new AtomicBoolean();
        changed.set(() -> {
            save.run();
            boolean now = socket.connected();
            if (present.getAndSet(now) != now) {
                pages.presence(now);
            }
        });
        conversations.listen(complaints);
        AppEvents events = new AppEvents(app, setup.clock(), socket::event);
        conversations.listen(events);
        conversations.listen(pages);
        conversations.listen(new Saving(save));

        Views views = new Views(pages::modal);
        Triggers triggers = new Triggers(setup.pace().triggerLife(), setup.clock());
        ResponseUrls responseUrls = new ResponseUrls(setup.clock());
        RateLimits limits = new RateLimits(setup.clock());
        Faults faults = new Faults();
        Transcript transcript = new Transcript(setup.clock());
        Places places = new Places(conversations, app);
        ChatMethods chat = new ChatMethods(conversations, places, complaints, limits);
        ConversationMethods channels = new ConversationMethods(conversations, places);
        FileMethods files = new FileMethods(uploads, conversations, places, complaints, timer, setup.clock());
        WebApi api = new WebApi(
                app, limits, new DirectoryMethods(directory), chat, channels, files, views, homes, triggers, socket);
        AtomicReference<String> appBase = new AtomicReference<>("");
        Speech speech = new Speech(conversations);
        Interactions interactions =
                new Interactions(directory, conversations, socket, triggers, responseUrls, views, setup.clock());
        Commands commands = new Commands(app, conversations, socket, triggers, responseUrls, chat, setup.clock());
        FaultScripts trouble = new FaultScripts(faults, limits, socket, triggers, responseUrls, timer);
        controls = new Controls(
                conversations, speech, socket, trouble, complaints, transcript, setup.surroundings(), pages);
        server = Javalin.create(config -> {
            prepare(config);
            new ApiRoutes(api, chat, responseUrls, faults, transcript, appBase).route(config.routes);
            new Scripts(conversations, speech, commands, appBase::get).route(config.routes);
            new ChannelScripts(conversations, speech).route(config.routes);
            new AppScripts(app, speech, interactions, views, homes, events, appBase::get).route(config.routes);
            new FileRoutes(uploads, transcript).route(config.routes);
            new DirectoryScripts(directory, pages).route(config.routes);
            controls.route(config.routes);
            new PageRoutes(speech, pages, views, homes, socket).route(config.routes);
            config.routes.ws("/link/", ws -> {
                ws.onConnect(ctx -> socket.connected(
                        new JettyLink(ctx),
                        Optional.ofNullable(ctx.queryParam("ticket")).orElse("")));
                ws.onMessage(ctx -> socket.received(new JettyLink(ctx), ctx.message()));
                ws.onClose(ctx -> socket.closed(new JettyLink(ctx)));
                ws.onError(ctx -> socket.closed(new JettyLink(ctx)));
            });
        });
        timer.every(PINGS, pages::ping);
        server.start("127.0.0.1", setup.port());
        appBase.compareAndSet("", url().replaceFirst("/$", ""));
    }

    /** The web page's address, ending in a slash. */
    public String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    /** What Bolt wants as the prefix of methods, ending in a slash. */
    public String apiUrl() {
        return url() + "api/";
    }

    /** The tokens, scopes and subscriptions of the app. */
    public AppInstall app() {
        return app;
    }

    /** The same as {@code GET /demo/state}. */
    public JsonNode state() {
        return controls.state(url());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.stop();
            timer.close();
            file.ifPresent(StateFile::write);
        }
    }

    private static ObjectNode state(Conversations conversations, SocketMode socket, Homes homes, Uploads uploads) {
        ObjectNode state = conversations.stored().put("version", 1);
        state.set("homes", homes.stored());
        state.set("files", uploads.stored());
        state.set("pending_events", socket.stored());
        return state;
    }

    private static void prepare(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_FILE;
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setIdleTimeout(IDLE);
            factory.setMaxTextMessageSize(4_000_000);
        });
        config.routes.before(ctx -> {
            if (PageRoutes.foreign(ctx.header("Origin"), ctx.host())) {
                throw new BadRequest("requests from other sites are not taken");
            }
        });
        config.routes.exception(BadRequest.class, (problem, ctx) -> {
            ctx.status(problem.status());
            Scripts.reply(ctx, Json.object().put("error", problem.getMessage()));
        });
    }

    /** Keeps every change. */
    private record Saving(Runnable save) implements Conversations.Listener {
        @Override
        public void anything() {
            save.run();
        }
    }
}
