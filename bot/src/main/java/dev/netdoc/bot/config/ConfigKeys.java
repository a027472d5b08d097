package dev.netdoc.bot.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key that {@code netdoc.yaml} may hold, as the records say. */
final class ConfigKeys {
    private ConfigKeys() {}

    /**
     * {@return every key with its path, in the order of the records}
     *
     * <p>{@code []} stands for an entry of a list and {@code *} for a key that people choose: {@code clusters[].name},
     * {@code channels.*.language}.
     */
    static List<String> all() {
        return below(NetdocConfig.class, "").toList();
    }

    /** {@return the keys that a record may hold} */
    static List<String> of(Class<?> config) {
        return config.isRecord()
                ? Stream.of(config.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }

    private static Stream<String> below(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] inner = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return below(inner[0], path);
            }
            return generic.getRawType() == Map.class ? below(inner[1], path + ".*") : below(inner[0], path + "[]");
        }
        if (!(type instanceof Class<?> config && config.isRecord() && config.getPackage() == own())) {
            return Stream.empty();
        }
        return Stream.of(config.getRecordComponents()).flatMap(component -> {
            String key = path.isEmpty() ? component.getName() : path + "." + component.getName();
            return Stream.concat(Stream.of(key), below(component.getGenericType(), key));
        });
    }

    private static Package own() {
        return ConfigKeys.class.getPackage();
    }
}
