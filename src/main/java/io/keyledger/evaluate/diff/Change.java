package io.keyledger.evaluate.diff;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One difference between two runs.
 *
 * @param subject what changed
 * @param column the column that differs
 * @param before its value in the older run; empty if there was none
 * @param after its value in the newer run; empty if there is none
 * @param severity the severity of the finding; empty for other subjects
 * @param reason the finding's reason, or why the runs can't be compared here; may be empty
 * @param causes why it changed; more than one if they can't be told apart, none if not determined yet
 */
public record Change(
        ChangeType type,
        Subject subject,
        String column,
        String before,
        String after,
        Optional<Severity> severity,
        String reason,
        Set<Cause> causes) {
    /** The column of a finding's verdict. */
    public static final String STATUS = "status";

    /** The column of a finding's severity. */
    public static final String SEVERITY = "severity";

    public Change {
        causes = Set.copyOf(causes);
    }

    /**
     * What a change is about.
     *
     * @param kind finding, key, resource, access, grant or coverage
     * @param id the finding's id, the key's id, the resource's ARN or id, the principal, the grant's id or the action
     * @param keyArn the key concerned; empty if none
     * @param name the name that people use: of the key or the resource
     * @param detail the check, the capability or the purpose; empty if none
     */
    public record Subject(
            Kind kind, String accountId, String region, String id, String keyArn, String name, String detail) {}

    /** What kind of row changed. */
    public enum Kind {
        FINDING,
        KEY,
        RESOURCE,
        ACCESS,
        GRANT,
        COVERAGE;

        /** The value as written in output files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Change of(ChangeType type, Subject subject, String column, String before, String after) {
        return new Change(type, subject, column, before, after, Optional.empty(), "", Set.of());
    }

    Change because(Set<Cause> determined) {
        return new Change(type, subject, column, before, after, severity, reason, determined);
    }

    /**
     * Whether a check fails now that did not fail, or failed with less severity, before: what a nightly job stops at.
     */
    public boolean isNewFailure(Severity least) {
        if (subject.kind() != Kind.FINDING || type == ChangeType.NOT_COMPARABLE || !atLeast(severity, least)) {
            return false;
        }
        return column.equals(SEVERITY) ? severityIn(before).compareTo(least) > 0 : after.equals(Status.FAIL.name());
    }

    /** Whether it is not known if a check of at least this severity fails newly. */
    public boolean hidesNewFailure(Severity least) {
        return subject.kind() == Kind.FINDING
                && atLeast(severity, least)
                && !before.equals(Status.FAIL.name())
                && (after.equals(Status.UNKNOWN.name())
                        || (type == ChangeType.NOT_COMPARABLE && after.equals(Status.FAIL.name())));
    }

    private static boolean atLeast(Optional<Severity> severity, Severity least) {
        return severity.filter(value -> value.compareTo(least) <= 0).isPresent();
    }

    private static Severity severityIn(String cell) {
        return cell.isEmpty() ? Severity.INFO : Severity.valueOf(cell);
    }
}
