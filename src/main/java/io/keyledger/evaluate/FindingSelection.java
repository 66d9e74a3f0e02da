package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import java.util.List;

/** Which findings become rows of {@code findings.csv}; {@code checks.csv} and the summary always count all of them. */
public enum FindingSelection {
    /** Findings that need or had attention: FAIL, UNKNOWN and WAIVED. */
    OPEN,
    /** All findings, including PASS and NOT_APPLICABLE. */
    ALL;

    boolean includes(Status status) {
        return switch (status) {
            case FAIL, UNKNOWN, WAIVED -> true;
            case PASS, NOT_APPLICABLE -> this == ALL;
        };
    }

    List<Finding> of(List<Finding> findings) {
        return this == ALL
                ? findings
                : findings.stream()
                        .filter(finding -> includes(finding.verdict().status()))
                        .toList();
    }
}
