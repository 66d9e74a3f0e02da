package io.keyledger.cli.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code config/keyledger.yaml} says about each setting in the comment above it. */
final class SettingDescriptions {
    private static final String BUNDLED = "/config/keyledger.yaml";
    private static final Pattern KEY = Pattern.compile("( *)([a-z-]+):.*");
    private static final Pattern ENTRY = Pattern.compile("  ([a-z-]+): (.+)");
    private static final Pattern OPTION = Pattern.compile("^--[a-z-]+: ");

    private final Map<String, String> byPath = new HashMap<>();

    private SettingDescriptions() {}

    /** The descriptions in the bundled file. */
    static SettingDescriptions bundled() {
        return of(bundledText());
    }

    /** The bundled file. */
    static String bundledText() {
        try (InputStream stream =
                Objects.requireNonNull(SettingDescriptions.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the bundled configuration can't be read", unreadable);
        }
    }

    private static SettingDescriptions of(String yaml) {
        SettingDescriptions descriptions = new SettingDescriptions();
        List<String> comment = new ArrayList<>();
        String section = "";
        for (String line : yaml.lines().toList()) {
            String stripped = line.strip();
            Matcher key = KEY.matcher(line);
            if (stripped.startsWith("#")) {
                comment.add(stripped.substring(1));
            } else if (key.matches()) {
                section = key.group(1).isEmpty() ? key.group(2) : section;
                descriptions.add(key.group(1).isEmpty() ? section : section + "." + key.group(2), comment);
                comment.clear();
            } else {
                comment.clear();
            }
        }
        return descriptions;
    }

    private void add(String path, List<String> comment) {
        List<String> sentences = new ArrayList<>();
        for (String line : comment) {
            Matcher entry = ENTRY.matcher(line.replaceFirst("^ ", ""));
            if (entry.matches()) {
                byPath.put(path + ".0." + entry.group(1), entry.group(2));
            } else {
                sentences.add(line.strip());
            }
        }
        byPath.put(path, OPTION.matcher(String.join(" ", sentences)).replaceFirst(""));
    }

    /** The description of a setting or section; empty if it has none. */
    String of(SettingPath path) {
        return byPath.getOrDefault(path.text(), "");
    }
}
