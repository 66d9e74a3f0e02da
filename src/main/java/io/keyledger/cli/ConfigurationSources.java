package io.keyledger.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who gave each value of a configuration: an option, a variable, or the file with the line. */
final class ConfigurationSources implements Places {
    private final Optional<YamlDocument> file;
    private final Map<String, String> namedBy = new HashMap<>();

    ConfigurationSources(Optional<YamlDocument> file) {
        this.file = file;
    }

    /** Remembers the option or variable that a value came by. */
    void named(SettingPath path, String name) {
        namedBy.put(path.text(), name);
    }

    @Override
    public String of(SettingPath path) {
        return namedBy(path)
                .orElseGet(() -> file.map(document -> document.name()
                                + document.position(path)
                                        .map(found -> ", " + found)
                                        .orElse(""))
                        .orElse("The configuration"));
    }

    /** What a sentence is about: the option or variable alone, or the place in the file with the setting. */
    String subject(SettingPath path) {
        return namedBy(path).orElseGet(() -> of(path) + ": '" + path.text() + "'");
    }

    private Optional<String> namedBy(SettingPath path) {
        for (SettingPath at = path; !at.equals(SettingPath.ROOT); at = at.parent()) {
            String name = namedBy.get(at.text());
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
