package io.keyledger.cli.configuration;

import io.keyledger.report.text.IndentedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The configuration file as a JSON schema, made from the binding of the settings, for editors. */
public final class ConfigurationSchema {
    /** The name of the schema's file, beside the configuration. */
    static final String FILE = "keyledger.schema.json";

    private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(IndentedJson.printer());
    private static final String DESCRIPTION = "description";
    private static final List<String> SCALAR = List.of("string", "number", "boolean");

    private final SettingDescriptions descriptions = SettingDescriptions.bundled();

    private ConfigurationSchema() {}

    /** The schema, with a line feed at the end. */
    public static String text() {
        return WRITER.writeValueAsString(new ConfigurationSchema().schema()) + "\n";
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "The configuration of keyledger");
        schema.putAll(section());
        ConfigurationSources sources = new ConfigurationSources(Optional.empty());
        ConfigurationBinder.bind(ConfigurationBinder.EXAMPLE, sources);
        for (Declaration setting : sources.declarations()) {
            Map<String, Object> parent = schema;
            for (String key : setting.path().parent().keys()) {
                parent = key.equals("0") ? child(parent, "items") : property(parent, key);
            }
            Map<String, Object> described = described(setting);
            properties(parent).merge(setting.path().last(), described, (old, _) -> old);
            if (setting.standard() == null) {
                required(parent).add(setting.path().last());
            }
        }
        describeSections(schema);
        return schema;
    }

    private static Map<String, Object> section() {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", "object");
        section.put("additionalProperties", false);
        section.put("properties", new LinkedHashMap<String, Object>());
        return section;
    }

    @SuppressWarnings("unchecked") // Every value under "properties" is made here.
    private static Map<String, Object> properties(Map<String, Object> section) {
        return (Map<String, Object>) section.computeIfAbsent("properties", _ -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked") // Every value under "required" is made here.
    private static List<String> required(Map<String, Object> section) {
        return (List<String>) section.computeIfAbsent("required", _ -> new ArrayList<String>());
    }

    @SuppressWarnings("unchecked") // Every property is made here.
    private static Map<String, Object> property(Map<String, Object> section, String key) {
        return (Map<String, Object>) properties(section).computeIfAbsent(key, _ -> section());
    }

    @SuppressWarnings("unchecked") // The items of a list are made here.
    private static Map<String, Object> child(Map<String, Object> list, String key) {
        return (Map<String, Object>) list.computeIfAbsent(key, _ -> section());
    }

    private void describeSections(Map<String, Object> schema) {
        properties(schema).keySet().forEach(key -> {
            Map<String, Object> section = property(schema, key);
            String description = descriptions.of(SettingPath.ROOT.child(key));
            if (!description.isEmpty()) {
                section.putIfAbsent(DESCRIPTION, description);
            }
        });
    }

    private Map<String, Object> described(Declaration setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        String description = descriptions.of(setting.path());
        if (!description.isEmpty()) {
            json.put(DESCRIPTION, description);
        }
        switch (setting.type()) {
            case TEXT -> json.put("type", SCALAR);
            case TEXTS -> {
                json.put("type", List.of("array", "string", "number"));
                json.put("items", Map.of("type", SCALAR));
            }
            case WHOLE_NUMBER -> json.put("type", "integer");
            case NUMBER -> json.put("type", "number");
            case FLAG -> json.put("type", "boolean");
            case CHOICE -> json.put("enum", setting.choices());
            case CHOICES -> {
                json.put("type", "object");
                json.put("additionalProperties", Map.of("enum", setting.choices()));
            }
            case SECTIONS -> json.put("type", "array");
        }
        setting.range().ifPresent(range -> {
            json.put("minimum", range.least());
            range.most().ifPresent(most -> json.put("maximum", most));
        });
        Object standard = setting.standard();
        if (standard != null) {
            json.put("default", standard);
        }
        return json;
    }
}
