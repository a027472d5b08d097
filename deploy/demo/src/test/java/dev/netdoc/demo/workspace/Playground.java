package dev.netdoc.demo.workspace;

import java.nio.file.Path;
import java.util.Optional;

/** Starts a workspace to look at: {@code java … Playground 8080 [state file]}. Ends when its input does. */
final class Playground {
    private Playground() {}

    public static void main(String[] arguments) throws java.io.IOException {
        int port = Integer.parseInt(arguments[0]);
        Optional<Path> file = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        try (Workspace workspace = Workspace.start(port, file, Surroundings.none())) {
            System.out.println(workspace.url());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
