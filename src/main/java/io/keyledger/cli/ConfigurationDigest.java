package io.keyledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The digest of all that an evaluation depends on beside its snapshot and its instant: settings of checks, trust, waivers
 * and severities that count, prices and framework mappings. What only says where files go and what the console shows is
 * left out.
 */
final class ConfigurationDigest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ConfigurationDigest() {}

    /** SHA-256 in hexadecimal. */
    static String of(Environment environment, Configuration configuration) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("checks", configuration.checks());
        parts.put("trust", configuration.trust());
        parts.put("waivers", configuration.waivers());
        parts.put("fail-on", configuration.evaluate().failOn());
        parts.put("prices", hex(content(environment, configuration.costs().prices(), "/config/prices.yaml")));
        if (!configuration.usage().cloudtrail().isEmpty()) {
            parts.put("cloudtrail", configuration.usage().cloudtrail());
        }
        parts.put(
                "frameworks",
                hex(content(environment, configuration.evaluate().frameworks(), "/config/frameworks.yaml")));
        return hex(MAPPER.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] content(Environment environment, String named, String bundled) {
        if (!named.isEmpty()) {
            try {
                return Files.readAllBytes(environment.path(named));
            } catch (IOException unreadable) {
                throw new UsageException(named + " can't be read: " + unreadable.getMessage(), unreadable);
            }
        }
        try (InputStream stream =
                Objects.requireNonNull(ConfigurationDigest.class.getResourceAsStream(bundled), bundled)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("what is bundled can't be read", unreadable);
        }
    }

    private static String hex(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
