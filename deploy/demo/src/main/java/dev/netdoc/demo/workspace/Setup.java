package dev.netdoc.demo.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a workspace is to be.
 *
 * @param port 0 for any free one
 * @param stateFile where it is kept; empty to forget it at the end
 */
public record Setup(
        int port, Optional<Path> stateFile, Surroundings surroundings, AppInstall app, Pace pace, InstantSource clock) {

    /** As Slack behaves, with netdoc installed. */
    public static Setup demo(int port, Optional<Path> stateFile, Surroundings surroundings) {
        return new Setup(port, stateFile, surroundings, AppInstall.netdoc(), Pace.slack(), InstantSource.system());
    }

    public Setup with(AppInstall otherApp) {
        return new Setup(port, stateFile, surroundings, otherApp, pace, clock);
    }

    public Setup with(Pace otherPace) {
        return new Setup(port, stateFile, surroundings, app, otherPace, clock);
    }
}
