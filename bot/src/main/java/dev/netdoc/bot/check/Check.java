package dev.netdoc.bot.check;

/**
 * One thing that was tried.
 *
 * @param area what it belongs to, e.g. {@code slack} or {@code cluster prod-eu}
 * @param subject what was tried, e.g. {@code bot token}
 * @param detail what came of it, one line of plain English
 * @param remedy how to mend it; empty where nothing is to be done
 */
public record Check(String area, String subject, Result result, String detail, String remedy) {

    /** What came of it. */
    public enum Result {
        WELL,
        /** It works, but somebody should look. */
        WARNING,
        BROKEN,
        /** Not tried: not configured, or something before it is broken. */
        LEFT_OUT
    }

    static Check well(String area, String subject, String detail) {
        return new Check(area, subject, Result.WELL, detail, "");
    }

    static Check warning(String area, String subject, String detail, String remedy) {
        return new Check(area, subject, Result.WARNING, detail, remedy);
    }

    static Check broken(String area, String subject, String detail, String remedy) {
        return new Check(area, subject, Result.BROKEN, detail, remedy);
    }

    static Check leftOut(String area, String subject, String detail) {
        return new Check(area, subject, Result.LEFT_OUT, detail, "");
    }
}
