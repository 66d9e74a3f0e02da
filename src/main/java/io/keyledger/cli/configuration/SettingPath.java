package io.keyledger.cli.configuration;

import java.util.ArrayList;
import java.util.List;

/** The path of a value in the configuration: its keys from the top. */
public record SettingPath(List<String> keys) {
    public static final SettingPath ROOT = new SettingPath(List.of());

    public SettingPath {
        keys = List.copyOf(keys);
    }

    /** Parses a path like {@code scope.regions}, for keys without dots. */
    public static SettingPath of(String text) {
        return new SettingPath(List.of(text.split("\\.", -1)));
    }

    public SettingPath child(String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return new SettingPath(longer);
    }

    SettingPath parent() {
        return new SettingPath(keys.subList(0, Math.max(0, keys.size() - 1)));
    }

    String last() {
        return keys.isEmpty() ? "" : keys.getLast();
    }

    /** The keys joined by dots, as in messages. */
    public String text() {
        return String.join(".", keys);
    }
}
