package io.keyledger.check;

import java.util.List;

/**
 * What an access check says of a key.
 *
 * @param verdict over all issues; its evidence and witness are those of the first
 * @param issues one by one, the worst first; empty unless the verdict is a FAIL
 */
public record AccessVerdict(Verdict verdict, List<AccessIssue> issues) {
    public AccessVerdict {
        issues = List.copyOf(issues);
    }
}
