package dev.netdoc.bot.remedy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Learns of each call of a process to the outside. */
@FunctionalInterface
interface Calls {
    Calls UNHEARD = call -> {};

    /** @param call a method of a port, about to be called */
    default void before(String call) {}

    /** It was done, and the process does not know it yet: to the outside the same as just before the next. */
    void after(String call);

    default <T> T around(Class<T> port, T real) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    before(method.getName());
                    try {
                        Object result = method.invoke(real, arguments);
                        after(method.getName());
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return port.cast(proxy);
    }
}
