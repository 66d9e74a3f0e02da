package io.keyledger.check;

import java.util.List;
import java.util.Optional;

/**
 * Which checks a run evaluates; all three conditions must hold.
 *
 * @param checks ids of checks, in any case; empty for all
 * @param severity the minimum severity; empty for all
 * @param frameworks ids of frameworks, in any case, one of which must map the check; empty for all
 */
public record CheckSelection(List<String> checks, Optional<Severity> severity, List<String> frameworks) {
    /** Every check. */
    public static final CheckSelection ALL = new CheckSelection(List.of(), Optional.empty(), List.of());

    public CheckSelection {
        checks = List.copyOf(checks);
        frameworks = List.copyOf(frameworks);
    }

    /** Whether every check is selected. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** @param actual the severity of the check with the settings applied */
    boolean includes(String checkId, Severity actual, Frameworks mappings) {
        return (checks.isEmpty() || checks.stream().anyMatch(checkId::equalsIgnoreCase))
                && severity.map(least -> actual.compareTo(least) <= 0).orElse(true)
                && (frameworks.isEmpty() || isMapped(checkId, mappings));
    }

    private boolean isMapped(String checkId, Frameworks mappings) {
        return frameworks.stream()
                .flatMap(id -> mappings.named(id).stream())
                .flatMap(framework -> framework.requirements().values().stream())
                .anyMatch(requirement -> requirement.checks().contains(checkId));
    }
}
