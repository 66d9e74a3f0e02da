package io.keyledger.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a standard, with the requirements that checks address.
 *
 * @param id as written in findings, for example {@code CIS-AWS-5.0}
 * @param publisher who publishes the standard; empty if not said
 * @param url where it is published; empty if not said
 * @param source where the mappings come from
 * @param disagreement where the sources contradict each other; empty if they agree
 * @param requirements by their number in the standard, in the order of the file
 */
public record Framework(
        String id,
        String name,
        String version,
        String publisher,
        String url,
        String source,
        String disagreement,
        Map<String, Requirement> requirements) {
    public Framework {
        requireText("id", id);
        requireText("name", name);
        requireText("version", version);
        publisher = Objects.requireNonNullElse(publisher, "");
        url = Objects.requireNonNullElse(url, "");
        requireText("source", source);
        disagreement = Objects.requireNonNullElse(disagreement, "");
        requirements =
                Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(requirements, Map.of())));
    }

    private static void requireText(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("every framework needs its " + property);
        }
    }

    /**
     * The checks for one requirement.
     *
     * @param title what it demands, in a few words; empty if not said
     * @param coverage how much of it the checks decide
     * @param sources who maps it this way: tools, the standard's publisher, or {@code keyledger} for our own reading
     */
    public record Requirement(String title, Coverage coverage, List<String> checks, List<String> sources) {
        public Requirement {
            if (checks == null || checks.isEmpty() || sources == null || sources.isEmpty()) {
                throw new IllegalArgumentException("every requirement needs its checks and its sources");
            }
            title = Objects.requireNonNullElse(title, "");
            coverage = Objects.requireNonNullElse(coverage, Coverage.PART);
            checks = List.copyOf(checks);
            sources = List.copyOf(sources);
        }
    }

    /** How much of a requirement its checks decide. */
    public enum Coverage {
        /** What the requirement demands is what the checks decide. */
        WHOLE("whole"),
        /** The requirement demands more than the checks can see. */
        PART("part");

        private final String text;

        Coverage(String text) {
            this.text = text;
        }

        /** The value as written in output files. */
        public String text() {
            return text;
        }
    }
}
