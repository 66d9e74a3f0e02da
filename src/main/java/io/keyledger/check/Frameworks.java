package io.keyledger.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The requirements of standards that each check addresses. They are data because even auditing tools disagree about
 * them: one file for each version of a standard.
 */
public final class Frameworks {
    private static final String FOLDER = "frameworks/";
    private static final String INDEX = "index.txt";

    private final List<Framework> all;
    private final Map<String, List<String>> requirementsByCheck;

    private Frameworks(List<Framework> all) {
        this.all = List.copyOf(all);
        Map<String, List<String>> byCheck = new TreeMap<>();
        for (Framework framework : all) {
            framework
                    .requirements()
                    .forEach((number, requirement) -> requirement
                            .checks()
                            .forEach(check -> byCheck.computeIfAbsent(check, _ -> new ArrayList<>())
                                    .add(framework.id() + ' ' + number)));
        }
        byCheck.replaceAll(
                (_, requirements) -> requirements.stream().distinct().sorted().toList());
        this.requirementsByCheck = byCheck;
    }

    /** Made only when mappings are read: making it takes longer than checking a policy. */
    private static final class Mapper {
        private static final YAMLMapper YAML = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }

    /** The form of a file with several frameworks. */
    record Document(String version, List<Framework> frameworks) {
        Document {
            if (version == null || frameworks == null) {
                throw new IllegalArgumentException("framework mappings need their version and frameworks");
            }
        }
    }

    /** The mappings that come with the program. */
    public static Frameworks standard() {
        return new Frameworks(bundledFiles().stream()
                .map(name -> Mapper.YAML.readValue(bundled(name), Framework.class))
                .toList());
    }

    /** The content of all files with the mappings that come with the program, one after the other. */
    public static byte[] standardContent() {
        StringBuilder content = new StringBuilder();
        bundledFiles().forEach(name -> content.append(bundled(name)));
        return content.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The names of the bundled files, in the order in which frameworks are listed. */
    static List<String> bundledFiles() {
        return bundled(INDEX).lines().toList();
    }

    private static String bundled(String name) {
        String path = FOLDER + name;
        try (InputStream stream = Objects.requireNonNull(Frameworks.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the bundled framework mappings can't be read", unreadable);
        }
    }

    /**
     * Mappings from a file, replacing the bundled ones.
     *
     * @throws InvalidFrameworksException if the file cannot be read or does not hold framework mappings
     */
    public static Frameworks load(Path file) {
        try {
            return new Frameworks(Mapper.YAML.readValue(file, Document.class).frameworks());
        } catch (JacksonException rejected) {
            throw new InvalidFrameworksException(file, rejected);
        }
    }

    /** No mappings. */
    public static Frameworks none() {
        return new Frameworks(List.of());
    }

    /** The frameworks, in the order of the files. */
    public List<Framework> all() {
        return all;
    }

    /** The framework with an id, in any case; empty if there is none. */
    public Optional<Framework> named(String id) {
        return all.stream()
                .filter(framework -> framework.id().equalsIgnoreCase(id))
                .findFirst();
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
