package io.keyledger.evaluate.row;

import io.keyledger.check.Framework;
import io.keyledger.check.Framework.Requirement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a requirement of a framework went.
 *
 * @param number the requirement's number in the framework
 * @param checks how each of its checks went, by id
 */
public record RequirementRow(
        Framework framework, String number, Requirement requirement, Map<String, CheckOutcome> checks) {
    public RequirementRow {
        checks = new TreeMap<>(checks);
    }

    /** The worst of its checks: it passes only if all of them were evaluated and passed, or had nothing to judge. */
    public CheckOutcome status() {
        return checks.values().stream().sorted().findFirst().orElse(CheckOutcome.NOT_EVALUATED);
    }

    /** The number of checks that went like this. */
    public long count(CheckOutcome outcome) {
        return checks.values().stream().filter(outcome::equals).count();
    }

    /** The ids of its checks, in order. */
    public List<String> checkIds() {
        return List.copyOf(checks.keySet());
    }
}
