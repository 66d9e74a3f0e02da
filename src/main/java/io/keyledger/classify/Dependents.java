package io.keyledger.classify;

import java.util.List;

/**
 * The audited resources that a key protects.
 *
 * @param count all of them
 * @param examples ARNs of the first of them by ARN, at most {@link #EXAMPLES}
 * @param gap why there may be more, where a resource of the Region could not be read; empty where all were
 */
public record Dependents(long count, List<String> examples, String gap) {
    /** How many resources are named where there are more. */
    public static final int EXAMPLES = 20;

    /** Whether every resource of the Region was read, so that the count is all there is in the audited services. */
    public boolean complete() {
        return gap.isEmpty();
    }
}
