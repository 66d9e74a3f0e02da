package io.keyledger.cli;

import java.util.ArrayList;
import java.util.List;

/** The path of a value in the configuration: its keys from the top. */
record SettingPath(List<String> keys) {
    static final SettingPath ROOT = new SettingPath(List.of());

    SettingPath {
        keys = List.copyOf(keys);
    }

    /** Parses a path like {@code scope.regions}, for keys without dots. */
    static SettingPath of(String text) {
        return new SettingPath(List.of(text.split("\\.", -1)));
    }

    SettingPath child(String key) {
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
    String text() {
        return String.join(".", keys);
    }
}
