package dev.netdoc.bot.remedy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a process die at one of its calls to the outside: just before it, or just after it was done and before anybody
 * learns of it. After that every call dies, as nothing of a dead process runs on.
 */
final class Crashes {
    /** Not an exception that any code here may catch. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died(String where) {
            super(where);
        }
    }

    private final AtomicInteger steps = new AtomicInteger();
    private final int dieAt;

    /** @param dieAt each call counts two steps, before and after; a number beyond the last never dies */
    Crashes(int dieAt) {
        this.dieAt = dieAt;
    }

    boolean died() {
        return steps.get() > dieAt;
    }

    <T> T around(Class<T> port, T real) {
        Object proxy = Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
            step("before " + method.getName());
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            step("after " + method.getName());
            return result;
        });
        return port.cast(proxy);
    }

    private void step(String where) {
        if (steps.getAndIncrement() >= dieAt) {
            throw new Died(where);
        }
    }
}
