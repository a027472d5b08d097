package dev.netdoc.bot.trace;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What OpenTelemetry tells java.util.logging, e.g. that a collector is away, in our log and in a line each. */
final class Complaints extends Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    @Override
    public void publish(LogRecord told) {
        if (told.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn("traces: {}{}", told.getMessage(), told.getThrown() == null ? "" : " " + told.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
