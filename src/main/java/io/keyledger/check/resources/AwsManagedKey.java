package io.keyledger.check.resources;

import io.keyledger.classify.ClassifiedResource;

/** How evidence names an AWS managed key. */
final class AwsManagedKey {
    private AwsManagedKey() {}

    /** The key's ARN, or its alias if AWS has not created the key yet. */
    static String name(ClassifiedResource resource) {
        String keyArn = resource.keyArn();
        return keyArn == null ? resource.note() : keyArn;
    }
}
