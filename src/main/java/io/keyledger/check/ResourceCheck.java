package io.keyledger.check;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.Purpose;

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

    /**
     * Whether a purpose of such a resource is in its scope; the answer for a kind never changes.
     *
     * @param kind a kind of {@link Purpose}
     */
    default boolean coversPurpose(String kind) {
        return kind.equals(Purpose.DATA.kind());
    }

    /** Judges a resource of a type that it covers. Never fails it for something that was not read. */
    Verdict evaluate(ClassifiedResource resource, CheckContext context);
}
