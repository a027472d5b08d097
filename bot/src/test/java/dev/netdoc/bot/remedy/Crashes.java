package dev.netdoc.bot.remedy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a process die just after one of its calls to the outside was done and before it learns of it, which to the outside
 * is the same as just before the next. After that every call dies, as nothing of a dead process runs on.
 */
final class Crashes {
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

    <T> T around(Class<T> port, T real) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    if (died()) {
                        throw new Died("long before " + method.getName());
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (armed && calls.incrementAndGet() > dieAfter) {
                            throw new Died("after " + method.getName());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return port.cast(proxy);
    }
}
