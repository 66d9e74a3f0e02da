package io.keyledger.check;

import java.util.List;

/**
 * The verdict of an access check and the issues behind it.
 *
 * @param verdict over all issues, with the evidence and witness of the first
 * @param issues the worst first; empty unless the verdict is a FAIL
 */
public record AccessVerdict(Verdict verdict, List<AccessIssue> issues) {
    public AccessVerdict {
        issues = List.copyOf(issues);
    }
}
