package io.keyledger.cli.configuration;

import io.keyledger.report.text.IndentedJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The effective configuration, with where each value was set. Secrets are left out. */
public final class ConfigurationText {
    private static final ObjectWriter INDENTED = JsonMapper.shared().writer().with(IndentedJson.printer());
    private static final ObjectWriter ONE_LINE = JsonMapper.shared().writer();
    private static final Pattern KEY = Pattern.compile("( *)([a-z-]+):(.*)");
    /** The external id of a role is shared with its owner alone. */
    private static final Set<String> SECRETS = Set.of("scope.external-id");

    private final ConfigurationSources sources;
    private final Map<String, Declaration> settings = new LinkedHashMap<>();

    private ConfigurationText(ConfigurationSources sources) {
        this.sources = sources;
        sources.declarations().stream()
                .filter(setting -> setting.path().keys().size() <= 2)
                .forEach(setting -> settings.put(setting.path().text(), setting));
    }

    /** As YAML: the documented defaults, with the values that were set in their place. */
    public static String yaml(ConfigurationSources sources) {
        return new ConfigurationText(sources).yaml();
    }

    /** As JSON: each value with its source. */
    public static String json(ConfigurationSources sources) {
        return new ConfigurationText(sources).json();
    }

    private String yaml() {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (String line : SettingDescriptions.bundledText().lines().toList()) {
            Matcher key = KEY.matcher(line);
            if (line.strip().startsWith("#") || !key.matches()) {
                text.append(line).append('\n');
                continue;
            }
            section = key.group(1).isEmpty() ? key.group(2) : section;
            String path = key.group(1).isEmpty() ? section : section + "." + key.group(2);
            text.append(Optional.ofNullable(settings.get(path))
                            .flatMap(setting -> source(setting)
                                    .map(source ->
                                            key.group(1) + key.group(2) + ": " + shown(setting) + " # " + source))
                            .orElse(line))
                    .append('\n');
        }
        return text.toString();
    }

    /** JSON on one line is YAML, too. */
    private static String shown(Declaration setting) {
        return isSecret(setting)
                ? "\"\""
                : ONE_LINE.writeValueAsString(setting.value().orElse(""));
    }

    private static boolean isSecret(Declaration setting) {
        return SECRETS.contains(setting.path().text());
    }

    private Optional<String> source(Declaration setting) {
        return sources.given(setting.path()).map(source -> isSecret(setting) ? source + "; not shown" : source);
    }

    private String json() {
        Map<String, Object> sections = new LinkedHashMap<>();
        settings.values().forEach(setting -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", isSecret(setting) ? "" : setting.value().orElse(""));
            value.put("source", source(setting).orElse("default"));
            put(sections, setting.path().keys(), value);
        });
        return INDENTED.writeValueAsString(sections) + "\n";
    }

    @SuppressWarnings("unchecked") // Every section is made here.
    private static void put(Map<String, Object> sections, List<String> keys, Object value) {
        if (keys.size() == 1) {
            sections.put(keys.getFirst(), value);
        } else {
            put(
                    (Map<String, Object>)
                            sections.computeIfAbsent(keys.getFirst(), _ -> new LinkedHashMap<String, Object>()),
                    keys.subList(1, keys.size()),
                    value);
        }
    }
}
