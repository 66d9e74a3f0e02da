package io.keyledger.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds every error of a configuration file: binds it, and while it is rejected, replaces the rejected value by a valid
 * one and binds it again.
 */
final class ConfigurationCheck {
    /** More errors than this have a cause that their list does not show. */
    private static final int MOST = 100;

    private final Environment environment;
    private final ConfigurationSources sources;
    private final Map<String, Object> tree;

    private ConfigurationCheck(Environment environment, YamlDocument document) {
        this.environment = environment;
        this.sources = new ConfigurationSources(Optional.of(document));
        this.tree = copy(document.tree());
    }

    /** One sentence for each error, in the order in which settings are read; empty if the file is valid. */
    static List<String> problems(Environment environment, String file) {
        try {
            return new ConfigurationCheck(environment, ConfigurationLoader.document(environment, file)).problems();
        } catch (UsageException unreadable) {
            return List.of(message(unreadable));
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        while (problems.size() < MOST) {
            try {
                Configuration configuration = ConfigurationBinder.bind(tree, sources);
                checkLater(configuration);
                EvaluationSettings.of(environment, configuration);
                return problems;
            } catch (UsageException problem) {
                problems.add(message(problem));
                if (problem.path().isEmpty() || !repair(problem.path().get())) {
                    return problems;
                }
            }
        }
        problems.add("more errors may follow; correct these first");
        return problems;
    }

    /** What is checked when a command starts to use it. */
    private void checkLater(Configuration configuration) {
        Configuration standard = ConfigurationLoader.of(Map.of());
        String zone = standard.schedule().timeZone();
        at("evaluate.formats", () -> ReportFormat.of(configuration));
        at("schedule.cron", () -> CronTimes.of(configuration.schedule().cron(), zone));
        at(
                "schedule.time-zone",
                () -> CronTimes.of(
                        standard.schedule().cron(), configuration.schedule().timeZone()));
    }

    /** Names the place in the file instead of the option. */
    private void at(String setting, Runnable check) {
        try {
            check.run();
        } catch (UsageException problem) {
            SettingPath path = SettingPath.of(setting);
            String sentence = message(problem).replaceFirst("^--[a-z-]+: ", "");
            throw new UsageException(path, sources.of(path) + ": " + sentence, problem);
        }
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
