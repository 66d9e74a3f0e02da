package io.keyledger.cli.configuration;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Merges command line, environment, configuration file and defaults, in this order of precedence, and rejects unknown
 * names. Single use; not thread-safe.
 */
public final class ConfigurationLoader {
    /** The file to read if neither {@code --config} nor its variable is set. */
    public static final String USUAL_FILE = "config/keyledger.yaml";

    private static final int LARGEST_FILE = 1 << 20;
    private static final String BUNDLED = "/config/keyledger.yaml";

    private final Map<String, Object> effective;
    private final ConfigurationSources sources;

    private ConfigurationLoader(Optional<YamlDocument> file) {
        this.effective = file.map(document -> copy(document.tree())).orElseGet(LinkedHashMap::new);
        this.sources = new ConfigurationSources(file);
    }

    /**
     * Loads a command's configuration.
     *
     * @param file the value of {@code --config}
     * @param commandLine the values given as options
     * @throws UsageException if anything in it is invalid
     */
    public static Configuration load(
            Environment environment, Optional<String> file, Map<Setting, List<String>> commandLine) {
        ConfigurationLoader loader = new ConfigurationLoader(read(environment, file));
        loader.overlayVariables(environment);
        commandLine.forEach((setting, values) -> loader.overlay(setting, values, setting.option()));
        return loader.bind();
    }

    /** The defaults overridden by sections of a run's own configuration, ignoring the environment. */
    public static Configuration of(Map<String, ?> sections) {
        return ConfigurationBinder.bind(sections, new ConfigurationSources(Optional.empty()));
    }

    /**
     * Reads a configuration file without binding it.
     *
     * @throws UsageException if there is no such file, or it is not YAML
     */
    static YamlDocument document(Environment environment, String name) {
        return parse(name, environment.path(name), true)
                .orElseThrow(() -> new IllegalStateException("nothing was read from " + name));
    }

    /** A mutable copy. */
    private static Map<String, Object> copy(Map<?, ?> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> copy.put(key.toString(), value instanceof Map<?, ?> inner ? copy(inner) : value));
        return copy;
    }

    private static Optional<YamlDocument> read(Environment environment, Optional<String> named) {
        Optional<String> wanted = named.or(() -> environment.variable(KnownVariables.CONFIGURATION));
        if (wanted.isEmpty()) {
            Path usual = environment.path(USUAL_FILE);
            return Files.isRegularFile(usual) ? read(USUAL_FILE, usual) : Optional.empty();
        }
        return wanted.flatMap(name -> read(name, environment.path(name)));
    }

    private static Optional<YamlDocument> read(String name, Path path) {
        return parse(name, path, false);
    }

    /** @param always whether to parse the bundled file, too */
    private static Optional<YamlDocument> parse(String name, Path path, boolean always) {
        try {
            String text = text(name, path);
            return !always && isBundled(text) ? Optional.empty() : Optional.of(YamlDocument.parse(name, text));
        } catch (NoSuchFileException absent) {
            throw new UsageException("The configuration file " + name + " does not exist", absent);
        } catch (MalformedInputException binary) {
            throw new UsageException("The configuration file " + name + " is not UTF-8 text", binary);
        } catch (IOException unreadable) {
            throw new UsageException(
                    "The configuration file " + name + " can't be read: " + FileProblem.sentence(unreadable),
                    unreadable);
        }
    }

    /** Whether the file is the bundled one with the defaults, as in a checkout, which need not be parsed. */
    private static boolean isBundled(String text) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(ConfigurationLoader.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return text.equals(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String text(String name, Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] content = stream.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new UsageException(
                        "The configuration file " + name + " is larger than 1 MiB; is it the right file?");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        }
    }

    private void overlayVariables(Environment environment) {
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

    @SuppressWarnings("unchecked") // The copy has maps by texts alone.
    private void overlay(Setting setting, List<String> values, String name) {
        sources.named(setting.path(), name);
        Map<String, Object> section = effective;
        for (String key : setting.path().parent().keys()) {
            // A file may have a scalar in place of a section; binding reports that.
            if (!(section.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>()) instanceof Map<?, ?> inner)) {
                return;
            }
            section = (Map<String, Object>) inner;
        }
        section.put(setting.path().last(), value(setting.kind(), values));
    }

    private static Object value(Setting.Kind kind, List<String> values) {
        return switch (kind) {
            case LIST -> values;
            case FLAG ->
                switch (values.getFirst().toLowerCase(Locale.ROOT)) {
                    case "true", "1", "yes", "on" -> true;
                    case "false", "0", "no", "off" -> false;
                    default -> values.getFirst();
                };
            case VALUE -> values.getFirst();
        };
    }

    private Configuration bind() {
        return ConfigurationBinder.bind(effective, sources);
    }
}
