package io.keyledger.classify;

import java.util.List;

/**
 * The resources that a key protects.
 *
 * @param count all of them
 * @param examples ARNs of the first of them by ARN, at most {@link #EXAMPLES}
 * @param complete false where a resource of the Region could not be read, so that there may be more
 */
public record Dependents(long count, List<String> examples, boolean complete) {
    /** How many resources are named where there are more. */
    public static final int EXAMPLES = 20;
}
