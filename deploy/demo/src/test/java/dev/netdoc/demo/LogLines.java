package dev.netdoc.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The log lines of a class, from now on. */
final class LogLines {
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing(); // else its context would be that of who reads it
            super.append(line);
        }
    };

    private LogLines() {
        lines.list = new CopyOnWriteArrayList<>();
    }

    static LogLines of(String type) {
        var logger = (Logger) LoggerFactory.getLogger(type);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        var its = new LogLines();
        its.lines.start();
        logger.addAppender(its.lines);
        return its;
    }

    /** {@return the events that lines with these words are about; empty for a line about none} */
    Stream<String> events(String said) {
        return lines.list.stream()
                .filter(line -> line.getFormattedMessage().contains(said))
                .map(line -> line.getMDCPropertyMap().getOrDefault("event", ""));
    }
}
