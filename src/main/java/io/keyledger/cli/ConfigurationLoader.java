package io.keyledger.cli;

import io.keyledger.check.CheckSettings;
import io.keyledger.check.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Lays the command line over the environment, that over the configuration file, and that over the defaults, and refuses
 * what no section knows. Not thread-safe; made for one load.
 */
final class ConfigurationLoader {
    /** Names the configuration file, where {@code --config} does not. */
    static final String VARIABLE = "KEYLEDGER_CONFIG";
    /** Read where neither names one. */
    static final String USUAL_FILE = "config/keyledger.yaml";

    private static final int LARGEST_FILE = 1 << 20;
    private static final String DEFAULTS = "/config/keyledger.yaml";
    private static final Pattern MISSING = Pattern.compile("Missing (?:required )?creator property '([^']+)'");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private final Environment environment;
    private final ObjectNode effective;
    private final Map<String, String> namedBy = new HashMap<>();
    private Optional<YamlDocument> file = Optional.empty();

    private ConfigurationLoader(Environment environment) {
        this.environment = environment;
        this.effective = defaults().tree().deepCopy();
        // A check setting that the file does not show yet still has its default.
        effective.set("checks", MAPPER.valueToTree(CheckSettings.defaults()));
    }

    /**
     * The configuration that a command runs with.
     *
     * @param file what {@code --config} names
     * @param commandLine the values that were given as options
     * @throws UsageException where anything in it is wrong
     */
    static Configuration load(Environment environment, Optional<String> file, Map<Setting, List<String>> commandLine) {
        ConfigurationLoader loader = new ConfigurationLoader(environment);
        loader.file = loader.read(file);
        loader.file.ifPresent(document -> merge(loader.effective, document.tree()));
        loader.overlayVariables();
        commandLine.forEach((setting, values) -> loader.overlay(setting, values, setting.option()));
        return loader.bind();
    }

    /** The defaults with sections of a run's own configuration over them, and nothing of the environment. */
    static Configuration of(Environment environment, ObjectNode sections) {
        ConfigurationLoader loader = new ConfigurationLoader(environment);
        merge(loader.effective, sections);
        return loader.bind();
    }

    /** The configuration that is bundled, with every key there is. */
    static YamlDocument defaults() {
        try (InputStream stream =
                Objects.requireNonNull(ConfigurationLoader.class.getResourceAsStream(DEFAULTS), DEFAULTS)) {
            return YamlDocument.parse(
                    "the bundled configuration", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException("the bundled configuration can't be read", unreadable);
        }
    }

    private Optional<YamlDocument> read(Optional<String> named) {
        Optional<String> wanted = named.or(() -> environment.variable(VARIABLE));
        if (wanted.isEmpty()) {
            Path usual = environment.path(USUAL_FILE);
            return Files.isRegularFile(usual) ? Optional.of(read(USUAL_FILE, usual)) : Optional.empty();
        }
        return wanted.map(name -> read(name, environment.path(name)));
    }

    private static YamlDocument read(String name, Path path) {
        try {
            return YamlDocument.parse(name, text(name, path));
        } catch (NoSuchFileException absent) {
            throw new UsageException("The configuration file " + name + " does not exist", absent);
        } catch (MalformedInputException binary) {
            throw new UsageException("The configuration file " + name + " is not UTF-8 text", binary);
        } catch (IOException unreadable) {
            throw new UsageException(
                    "The configuration file " + name + " can't be read: " + FileProblem.sentence(unreadable), unreadable);
        }
    }

    private static String text(String name, Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] content = stream.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new UsageException("The configuration file " + name + " is larger than 1 MiB; is it the right file?");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        }
    }

    private static void merge(ObjectNode under, ObjectNode over) {
        for (Map.Entry<String, JsonNode> property : over.properties()) {
            if (property.getValue() instanceof ObjectNode inner
                    && under.get(property.getKey()) instanceof ObjectNode existing) {
                merge(existing, inner);
            } else {
                under.set(property.getKey(), property.getValue());
            }
        }
    }

    private void overlayVariables() {
        KnownVariables.requireAllKnown(environment.variables().keySet());
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            environment.variable(setting.variable()).ifPresent(value -> given.put(setting, value));
        }
        given.forEach((setting, value) -> overlay(
                setting,
                setting.kind() == Setting.Kind.LIST ? Arrays.asList(value.split("[,\\s]+")) : List.of(value.strip()),
                setting.variable()));
    }

    private void overlay(Setting setting, List<String> values, String name) {
        namedBy.put(setting.path().text(), name);
        ObjectNode section = effective;
        for (String key : setting.path().parent().keys()) {
            // A file may hold a scalar where a section belongs; binding says so.
            if (!(section.get(key) instanceof ObjectNode inner)) {
                return;
            }
            section = inner;
        }
        section.set(setting.path().last(), node(setting.kind(), values));
    }

    private static JsonNode node(Setting.Kind kind, List<String> values) {
        return switch (kind) {
            case LIST -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                values.forEach(list::add);
                yield list;
            }
            case FLAG ->
                switch (values.getFirst().toLowerCase(Locale.ROOT)) {
                    case "true", "1", "yes", "on" -> BooleanNode.TRUE;
                    case "false", "0", "no", "off" -> BooleanNode.FALSE;
                    default -> StringNode.valueOf(values.getFirst());
                };
            case VALUE -> StringNode.valueOf(values.getFirst());
        };
    }

    private Configuration bind() {
        try {
            Places places = this::place;
            return MAPPER.readerFor(Configuration.class)
                    .with(new InjectableValues.Std().addValue(Places.class, places))
                    .readValue(effective);
        } catch (JacksonException rejected) {
            throw new UsageException(sentence(rejected), rejected);
        }
    }

    private String sentence(JacksonException rejected) {
        SettingPath path = path(rejected);
        if (rejected instanceof UnrecognizedPropertyException unknown) {
            return place(path)
                    + ": there is no setting '"
                    + path.text()
                    + "'"
                    + NearestName.suggestion(unknown.getPropertyName(), known(unknown));
        }
        if (rejected.getCause() instanceof InvalidValueException invalid) {
            SettingPath exact = path.last().equals(invalid.key()) ? path : path.child(invalid.key());
            return subject(exact) + " " + invalid.getMessage();
        }
        if (rejected.getCause() instanceof InvalidSettingException invalid) {
            SettingPath exact = path.child(invalid.key());
            return subject(exact)
                    + Objects.toString(invalid.getMessage())
                            .substring(invalid.key().length());
        }
        if (rejected instanceof InvalidFormatException format) {
            return subject(path) + " can't be '" + format.getValue() + "'; it must be "
                    + demand(format.getTargetType(), Objects.toString(format.getValue()));
        }
        Matcher missing = MISSING.matcher(rejected.getOriginalMessage());
        if (missing.find()) {
            SettingPath owner = path.last().equals(missing.group(1)) ? path.parent() : path;
            return subject(owner) + " needs '" + missing.group(1) + "'";
        }
        if (rejected instanceof MismatchedInputException mismatched) {
            return subject(path) + " must be " + demand(mismatched.getTargetType(), "");
        }
        return subject(path) + " is out of range, or no value that this setting can have";
    }

    private static SettingPath path(JacksonException rejected) {
        List<String> keys = new ArrayList<>();
        for (JacksonException.Reference reference : rejected.getPath()) {
            keys.add(
                    reference.getPropertyName() != null
                            ? reference.getPropertyName()
                            : Integer.toString(reference.getIndex()));
        }
        return new SettingPath(keys);
    }

    private static List<String> known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** What the sentence is about: the option or variable alone, or the place in the file with the setting. */
    private String subject(SettingPath path) {
        return namedBy(path).orElseGet(() -> place(path) + ": '" + path.text() + "'");
    }

    /** Who gave the value: the option, the variable, or the file with the line. */
    private String place(SettingPath path) {
        return namedBy(path)
                .orElseGet(() -> file.map(document -> document.name()
                                + document.position(path)
                                        .map(found -> ", " + found)
                                        .orElse(""))
                        .orElse("The configuration"));
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

    private static String demand(Class<?> type, String given) {
        if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return "one of " + String.join(", ", names) + NearestName.suggestion(given, names);
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "a section of 'key: value' lines";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "a text";
    }
}
