package io.keyledger.cli.configuration;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds every error of a configuration file: binds it, and while it is rejected, replaces the rejected value by a valid
 * one and binds it again.
 */
public final class ConfigurationCheck {
    /** More errors than this have a cause that their list does not show. */
    private static final int MOST = 100;

    private final ConfigurationSources sources;
    private final Map<String, Object> tree;
    private final Consumer<Configuration> use;

    private ConfigurationCheck(YamlDocument document, Consumer<Configuration> use) {
        this.use = use;
        this.sources = new ConfigurationSources(Optional.of(document));
        this.tree = copy(document.tree());
    }

    /**
     * One sentence for each error, in the order in which settings are read; empty if the file is valid.
     *
     * @param use what a command does first with a configuration, which fails if it cannot be used
     */
    public static List<String> problems(Environment environment, String file, Consumer<Configuration> use) {
        try {
            return new ConfigurationCheck(ConfigurationLoader.document(environment, file), use).problems();
        } catch (UsageException unreadable) {
            return List.of(message(unreadable));
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        while (problems.size() < MOST) {
            try {
                use.accept(ConfigurationBinder.bind(tree, sources));
                return problems;
            } catch (InvalidConfigurationException invalid) {
                problems.add(message(invalid));
                if (!repair(invalid.path())) {
                    return problems;
                }
            } catch (UsageException problem) {
                problems.add(message(problem));
                return problems;
            }
        }
        problems.add("more errors may follow; correct these first");
        return problems;
    }

    private static String message(UsageException problem) {
        return Objects.toString(problem.getMessage());
    }

    /** Replaces a value by a valid one, or removes it; false if there is nothing to change. */
    private boolean repair(SettingPath path) {
        Object parent = value(tree, path.parent());
        if (parent instanceof List<?> && value(ConfigurationBinder.EXAMPLE, example(path.parent())) == null) {
            return repair(path.parent());
        }
        Object valid = value(ConfigurationBinder.EXAMPLE, example(path));
        if (parent instanceof List<?> list && valid != null) {
            return replace(list, path.last(), valid);
        }
        if (!(parent instanceof Map<?, ?> map)) {
            return false;
        }
        return valid == null ? map.remove(path.last()) != null : put(map, path.last(), valid);
    }

    @SuppressWarnings("unchecked") // The copy has mutable lists alone.
    private static boolean replace(List<?> list, String index, Object valid) {
        ((List<Object>) list).set(Integer.parseInt(index), valid);
        return true;
    }

    @SuppressWarnings("unchecked") // The copy has mutable maps by texts alone.
    private static boolean put(Map<?, ?> map, String key, Object valid) {
        return !valid.equals(((Map<String, Object>) map).put(key, valid));
    }

    /** The place of the same setting in the example, which has one element in each list. */
    private static SettingPath example(SettingPath path) {
        SettingPath same = SettingPath.ROOT;
        for (String key : path.keys()) {
            same = same.child(key.matches("[0-9]+") ? "0" : key);
        }
        return same;
    }

    private static @Nullable Object value(Object root, SettingPath path) {
        @Nullable Object value = root;
        for (String key : path.keys()) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(key);
                case List<?> list
                when key.matches("[0-9]{1,9}") && Integer.parseInt(key) < list.size() ->
                    list.get(Integer.parseInt(key));
                case null, default -> null;
            };
        }
        return value;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), copy(value)));
        return copy;
    }

    private static Object copy(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy(map);
            case List<?> list -> {
                List<Object> elements = new ArrayList<>();
                list.forEach(element -> elements.add(copy(element)));
                yield elements;
            }
            default -> value;
        };
    }
}
