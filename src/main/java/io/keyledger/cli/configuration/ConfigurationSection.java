package io.keyledger.cli.configuration;

import io.keyledger.check.InvalidSettingException;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A section of the configuration, which returns each setting by name with its required type, or its default. After
 * binding, keys that were never requested are unknown. Written by hand, because a library that binds by reflection
 * takes longer than most commands do.
 */
final class ConfigurationSection {
    private static final String SECTION = "a section with 'key: value' lines";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,100}");

    private final SettingPath path;
    private final Map<String, ?> values;
    private final ConfigurationSources sources;
    private final TreeSet<String> known = new TreeSet<>();

    /** @param values maps, lists, texts, numbers and booleans by key */
    ConfigurationSection(SettingPath path, Map<String, ?> values, ConfigurationSources sources) {
        this.path = path;
        this.values = values;
        this.sources = sources;
    }

    /**
     * Creates a value from the section's settings.
     *
     * @throws UsageException if the section has an unknown or invalid setting
     */
    <T> T bind(Supplier<T> settings) {
        try {
            T bound = settings.get();
            refuseUnknown();
            return bound;
        } catch (InvalidValueException invalid) {
            refuseUnknown();
            SettingPath at = path.child(invalid.key());
            throw new InvalidConfigurationException(at, sources.subject(at) + " " + invalid.getMessage(), invalid);
        } catch (InvalidSettingException invalid) {
            refuseUnknown();
            String demand = Objects.toString(invalid.getMessage())
                    .substring(invalid.key().length());
            SettingPath at = path.child(invalid.key());
            throw new InvalidConfigurationException(at, sources.subject(at) + demand, invalid);
        }
    }

    <T> T section(String key, Function<ConfigurationSection, T> bound) {
        Object value = value(key);
        ConfigurationSection section = value == null
                ? new ConfigurationSection(path.child(key), Map.of(), sources)
                : section(path.child(key), value);
        return section.bind(() -> bound.apply(section));
    }

    /** A list of sections; a single section needs no list. */
    <T> List<T> sections(String key, Function<ConfigurationSection, T> bound) {
        Object value = value(key);
        declare(key, Declaration.Type.SECTIONS, List.of(), value);
        if (value == null) {
            return List.of();
        }
        List<T> sections = new ArrayList<>();
        for (Object element : value instanceof Map<?, ?> alone ? List.of(alone) : list(key, value)) {
            ConfigurationSection section = section(element(key, sections.size()), element);
            sections.add(section.bind(() -> bound.apply(section)));
        }
        return List.copyOf(sections);
    }

    /** A required text. */
    String text(String key) {
        Object value = value(key);
        declare(key, Declaration.Type.TEXT, null, value);
        if (value == null) {
            throw new InvalidConfigurationException(path.child(key), sources.subject(path) + " needs '" + key + "'");
        }
        return text(path.child(key), value);
    }

    String text(String key, String standard) {
        Object value = value(key);
        declare(key, Declaration.Type.TEXT, standard, value);
        return value == null ? standard : text(path.child(key), value);
    }

    /** A list of texts; a single text needs no list. */
    List<String> texts(String key, List<String> standard) {
        Object value = value(key);
        declare(key, Declaration.Type.TEXTS, standard, value);
        if (value == null) {
            return standard;
        }
        if (isScalar(value)) {
            return List.of(value.toString());
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list(key, value)) {
            texts.add(text(element(key, texts.size()), element));
        }
        return List.copyOf(texts);
    }

    /** @param range the allowed values */
    int wholeNumber(String key, int standard, Range range) {
        Object value = value(key);
        sources.declare(new Declaration(
                path.child(key), Declaration.Type.WHOLE_NUMBER, standard, value, List.of(), Optional.of(range)));
        if (value == null) {
            return standard;
        }
        if (!isScalar(value) || !WHOLE_NUMBER.matcher(value.toString()).matches()) {
            throw mismatch(path.child(key), value, "a whole number");
        }
        BigInteger number = new BigInteger(value.toString());
        if (number.bitLength() >= Integer.SIZE) {
            throw outOfRange(key);
        }
        requireIn(range, key, number);
        return number.intValue();
    }

    /** @param range the allowed values */
    double number(String key, double standard, Range range) {
        Object value = value(key);
        sources.declare(new Declaration(
                path.child(key), Declaration.Type.NUMBER, standard, value, List.of(), Optional.of(range)));
        if (value == null) {
            return standard;
        }
        double number = value instanceof Number given ? given.doubleValue() : decimal(path.child(key), value);
        if (!Double.isFinite(number)) {
            throw outOfRange(key);
        }
        requireIn(range, key, value);
        return number;
    }

    private double decimal(SettingPath at, Object value) {
        try {
            return new BigDecimal(value.toString()).doubleValue();
        } catch (NumberFormatException _) {
            throw mismatch(at, value, "a number");
        }
    }

    boolean flag(String key, boolean standard) {
        Object value = value(key);
        declare(key, Declaration.Type.FLAG, standard, value);
        if (value == null) {
            return standard;
        }
        boolean holds = value.toString().equalsIgnoreCase("true");
        if (!holds && !value.toString().equalsIgnoreCase("false")) {
            throw mismatch(path.child(key), value, "true or false");
        }
        return holds;
    }

    <E extends Enum<E>> E choice(String key, E standard) {
        Object value = value(key);
        declare(key, Declaration.Type.CHOICE, word(standard), value, words(standard.getDeclaringClass()));
        return value == null ? standard : choice(path.child(key), value, standard.getDeclaringClass());
    }

    /** Constants by user-defined keys. */
    <E extends Enum<E>> Map<String, E> choices(String key, Class<E> type, Map<String, E> standard) {
        Object value = value(key);
        declare(key, Declaration.Type.CHOICES, standard, value, words(type));
        if (value == null) {
            return standard;
        }
        Map<String, E> choices = new LinkedHashMap<>();
        ConfigurationSection section = section(path.child(key), value);
        section.values.forEach((name, chosen) -> choices.put(name, choice(section.path.child(name), chosen, type)));
        return choices;
    }

    private <E extends Enum<E>> E choice(SettingPath at, Object value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(value.toString())) {
                return constant;
            }
        }
        List<String> names = words(type);
        String suggestion = isScalar(value) ? NearestName.suggestion(value.toString(), names) : "";
        throw mismatch(at, value, "one of " + String.join(", ", names) + suggestion);
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(ConfigurationSection::word)
                .toList();
    }

    private static String word(Enum<?> constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    private void declare(String key, Declaration.Type type, @Nullable Object standard, @Nullable Object value) {
        declare(key, type, standard, value, List.of());
    }

    private void declare(
            String key,
            Declaration.Type type,
            @Nullable Object standard,
            @Nullable Object value,
            List<String> choices) {
        sources.declare(new Declaration(path.child(key), type, standard, value, choices, Optional.empty()));
    }

    private @Nullable Object value(String key) {
        known.add(key);
        return values.get(key);
    }

    private SettingPath element(String key, int index) {
        return path.child(key).child(Integer.toString(index));
    }

    @SuppressWarnings("unchecked") // The keys of YAML and JSON are texts.
    private ConfigurationSection section(SettingPath at, Object value) {
        if (value instanceof Map<?, ?> inner) {
            return new ConfigurationSection(at, (Map<String, ?>) inner, sources);
        }
        throw new InvalidConfigurationException(at, sources.subject(at) + " must be " + SECTION);
    }

    private List<?> list(String key, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        SettingPath at = path.child(key);
        throw new InvalidConfigurationException(at, sources.subject(at) + " must be a list");
    }

    private String text(SettingPath at, Object value) {
        if (isScalar(value)) {
            return value.toString();
        }
        throw mismatch(at, value, "a text");
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private UsageException mismatch(SettingPath at, Object value, String demand) {
        return new InvalidConfigurationException(
                at,
                sources.subject(at)
                        + (isScalar(value) ? " can't be '" + value + "'; it must be " : " must be ")
                        + demand);
    }

    private void requireIn(Range range, String key, Object value) {
        if (!range.includes(new BigDecimal(value.toString()))) {
            SettingPath at = path.child(key);
            throw new InvalidConfigurationException(
                    at, sources.subject(at) + " must be " + range.text() + ", not " + value);
        }
    }

    private UsageException outOfRange(String key) {
        SettingPath at = path.child(key);
        return new InvalidConfigurationException(
                at, sources.subject(at) + " is out of range or not valid for this setting");
    }

    private void refuseUnknown() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                SettingPath unknown = path.child(key);
                throw new InvalidConfigurationException(
                        unknown,
                        sources.of(unknown) + ": unknown setting '" + unknown.text() + "'"
                                + NearestName.suggestion(key, known));
            }
        }
    }
}
