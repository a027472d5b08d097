package dev.netdoc.bot.remedy;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets a process die after one of its calls. After that every call dies, as nothing of a dead process runs on. */
final class Crashes implements Calls {
    /** Not an exception that any code here may catch. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died(String where) {
            super(where);
        }
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final int dieAfter;
    private volatile boolean armed;

    /** @param dieAfter how many calls still succeed; a number beyond the last never dies */
    Crashes(int dieAfter) {
        this(dieAfter, true);
    }

    private Crashes(int dieAfter, boolean armed) {
        this.dieAfter = dieAfter;
        this.armed = armed;
    }

    /** Nothing is counted until it is armed. */
    static Crashes unarmed(int dieAfter) {
        return new Crashes(dieAfter, false);
    }

    void arm() {
        armed = true;
    }

    boolean died() {
        return calls.get() > dieAfter;
    }

    @Override
    public void before(String call) {
        if (died()) {
            throw new Died("long before " + call);
        }
    }

    @Override
    public void after(String call) {
        if (armed && calls.incrementAndGet() > dieAfter) {
            throw new Died("after " + call);
        }
    }
}
