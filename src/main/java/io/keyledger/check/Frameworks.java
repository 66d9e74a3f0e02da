package io.keyledger.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The requirements of standards that each check addresses. They are data because even auditing tools disagree about
 * them.
 */
public final class Frameworks {
    private static final String BUNDLED = "/config/frameworks.yaml";
    private final List<Framework> frameworks;
    private final Map<String, List<String>> requirementsByCheck;

    private Frameworks(Document document) {
        this.frameworks = List.copyOf(document.frameworks());
        Map<String, List<String>> byCheck = new TreeMap<>();
        for (Framework framework : frameworks) {
            framework
                    .requirements()
                    .forEach((requirement, mapping) -> mapping.checks()
                            .forEach(check -> byCheck.computeIfAbsent(check, _ -> new ArrayList<>())
                                    .add(framework.id() + ' ' + requirement)));
        }
        byCheck.replaceAll(
                (_, requirements) -> requirements.stream().distinct().sorted().toList());
        this.requirementsByCheck = byCheck;
    }

    /**
     * The part of a standard that checks address.
     *
     * @param id as written in findings, for example {@code CIS-AWS-5.0}
     * @param source where the mappings come from
     * @param disagreement where the sources contradict each other; empty if they agree
     */
    public record Framework(
            String id,
            String name,
            String version,
            String source,
            String disagreement,
            Map<String, Mapping> requirements) {
        public Framework {
            requireText("id", id);
            requireText("name", name);
            requireText("version", version);
            requireText("source", source);
            disagreement = Objects.requireNonNullElse(disagreement, "");
            requirements = new LinkedHashMap<>(Objects.requireNonNullElse(requirements, Map.of()));
        }

        private static void requireText(String property, String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("every framework needs its " + property);
            }
        }
    }

    /**
     * The checks for one requirement.
     *
     * @param sources who maps it this way: tools, the standard's publisher, or {@code keyledger} for our own reading
     */
    public record Mapping(List<String> checks, List<String> sources) {
        public Mapping {
            if (checks == null || checks.isEmpty() || sources == null || sources.isEmpty()) {
                throw new IllegalArgumentException("every requirement needs its checks and its sources");
            }
            checks = List.copyOf(checks);
            sources = List.copyOf(sources);
        }
    }

    /** Made only when mappings are read: making it takes longer than checking a policy. */
    private static final class Mapper {
        private static final YAMLMapper YAML = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private record Document(String version, List<Framework> frameworks) {
        Document {
            if (version == null || frameworks == null) {
                throw new IllegalArgumentException("framework mappings need their version and frameworks");
            }
        }
    }

    /** The mappings that come with the program. */
    public static Frameworks standard() {
        try (InputStream stream = Objects.requireNonNull(Frameworks.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return new Frameworks(Mapper.YAML.readValue(stream, Document.class));
        } catch (IOException unreadable) {
            throw new IllegalStateException("the bundled framework mappings can't be read", unreadable);
        }
    }

    /**
     * Mappings from a file, replacing the bundled ones.
     *
     * @throws InvalidFrameworksException if the file cannot be read or does not hold framework mappings
     */
    public static Frameworks load(Path file) {
        try {
            return new Frameworks(Mapper.YAML.readValue(file, Document.class));
        } catch (JacksonException rejected) {
            throw new InvalidFrameworksException(file, rejected);
        }
    }

    /** No mappings. */
    public static Frameworks none() {
        return new Frameworks(new Document("none", List.of()));
    }

    /** The standards, in the order of the file. */
    public List<Framework> frameworks() {
        return frameworks;
    }

    /** The requirements that a check addresses, for example {@code CIS-AWS-5.0 3.6}, sorted. */
    public List<String> requirements(String checkId) {
        return requirementsByCheck.getOrDefault(checkId, List.of());
    }

    /** The checks that any requirement names. */
    public Set<String> checkIds() {
        return requirementsByCheck.keySet();
    }
}
