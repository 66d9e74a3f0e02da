package io.keyledger.check;

import io.keyledger.classify.ClassifiedResource;

/** A check of a resource that encrypts data at rest, or could. */
public non-sealed interface ResourceCheck extends Check {
    /**
     * Whether resources of a type are in its scope; the answer for a type never changes.
     *
     * @param resourceType a CloudFormation type name
     */
    default boolean covers(String resourceType) {
        return true;
    }

    /** Judges a resource of a type that it covers. Never fails it for something that was not read. */
    Verdict evaluate(ClassifiedResource resource, CheckContext context);
}
