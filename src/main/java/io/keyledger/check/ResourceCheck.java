package io.keyledger.check;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.Purpose;

/** A check of a resource that encrypts, or could encrypt, data at rest. */
public non-sealed interface ResourceCheck extends Check {
    /**
     * Whether resources of a type are in scope; the answer for a type never changes.
     *
     * @param resourceType a CloudFormation type name
     */
    default boolean covers(String resourceType) {
        return true;
    }

    /**
     * Whether a purpose of such a resource is in scope; the answer for a kind never changes.
     *
     * @param kind a kind of {@link Purpose}
     */
    default boolean coversPurpose(String kind) {
        return kind.equals(Purpose.DATA.kind());
    }

    /** Judges a resource of a covered type; facts that were not read make it unknown, never a FAIL. */
    Verdict evaluate(ClassifiedResource resource, CheckContext context);
}
