package io.keyledger.check.resources;

import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.Encryption;

/** Judges whether data at rest is encrypted. */
final class Unencrypted {
    private static final Verdict PASS = Verdict.pass("data at rest is encrypted");

    private Unencrypted() {}

    /** Fails if the data is not encrypted. */
    static Verdict judge(ClassifiedResource resource) {
        if (resource.custody() == Custody.UNENCRYPTED) {
            String algorithm = resource.resource()
                    .encryption()
                    .known()
                    .map(Encryption::algorithm)
                    .filter(text -> !text.isBlank())
                    .orElse("none");
            return Verdict.fail("data at rest is not encrypted", "encryption: " + algorithm);
        }
        return Verdict.of(resource.resource().encryption(), _ -> PASS);
    }
}
