package io.keyledger.check.resources;

import io.keyledger.classify.ClassifiedResource;

/** What evidence says of an AWS managed key. */
final class AwsManagedKey {
    private AwsManagedKey() {}

    /** Its ARN; the alias where AWS has not made the key yet. */
    static String name(ClassifiedResource resource) {
        String keyArn = resource.keyArn();
        return keyArn == null ? resource.note() : keyArn;
    }
}
