package io.keyledger.cli.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The origin of each value of a configuration: an option, a variable, or a line of the file. */
public final class ConfigurationSources {
    private final Optional<YamlDocument> file;
    private final Map<String, String> namedBy = new HashMap<>();
    private final List<Declaration> declarations = new ArrayList<>();

    ConfigurationSources(Optional<YamlDocument> file) {
        this.file = file;
    }

    /** Records a setting that was bound. */
    void declare(Declaration setting) {
        declarations.add(setting);
    }

    /** The settings that were bound, in the order of their binding. */
    List<Declaration> declarations() {
        return List.copyOf(declarations);
    }

    /** Where a value was set; empty for a default. */
    Optional<String> given(SettingPath path) {
        return namedBy(path)
                .or(() -> file.filter(document -> document.names(path))
                        .flatMap(document -> document.position(path)
                                .map(position -> document.name() + ", line " + position.line())));
    }

    /** Records the option or variable that set a value. */
    void named(SettingPath path, String name) {
        namedBy.put(path.text(), name);
    }

    /** Where a value was set, for an error message: the option, the variable, or the file with line and column. */
    public String of(SettingPath path) {
        return namedBy(path)
                .orElseGet(() -> file.map(document -> document.name()
                                + document.position(path)
                                        .map(found -> ", " + found)
                                        .orElse(""))
                        .orElse("The configuration"));
    }

    /** The subject of an error message: the option or variable, or the place in the file with the setting. */
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
