package io.keyledger.evaluate;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyName;
import io.keyledger.classify.KeyStates;
import io.keyledger.evaluate.RunSummary.Deadline;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds deadlines: dates by which somebody must act to avoid losing data. */
final class Deadlines {
    private static final String PENDING_DELETION = "PendingDeletion";

    private Deadlines() {}

    /** @param warningDays how many days before expiry imported key material counts */
    static Optional<Deadline> of(ClassifiedKey key, Instant asOf, int warningDays) {
        return key.key().metadata().known().flatMap(metadata -> of(key, metadata, asOf, warningDays));
    }

    private static Optional<Deadline> of(ClassifiedKey key, KeyMetadata metadata, Instant asOf, int warningDays) {
        KmsKey facts = key.key();
        String command = " --region " + facts.region() + " --key-id " + facts.keyId();
        if (metadata.keyState().equals(PENDING_DELETION) && metadata.deletionDate() != null) {
            return Optional.of(deadline(
                    key,
                    metadata.deletionDate(),
                    asOf,
                    true,
                    "AWS deletes the key, and data under it can never be read again",
                    "aws kms cancel-key-deletion" + command
                            + (key.dependents().count() > 0 ? "" : ", if anything needs it")));
        }
        Instant expiry = metadata.validTo();
        boolean expires = key.custody() == Custody.IMPORTED
                && !metadata.keyState().equals(KeyStates.PENDING_IMPORT)
                && expiry != null
                && Duration.between(asOf, expiry).compareTo(Duration.ofDays(warningDays)) <= 0;
        return expires && expiry != null
                ? Optional.of(deadline(
                        key,
                        expiry,
                        asOf,
                        false,
                        "the key's material expires, and data under the key is unreadable until the material is"
                                + " imported again",
                        "import the same material with a later expiry: aws kms get-parameters-for-import" + command
                                + " …, then aws kms import-key-material"))
                : Optional.empty();
    }

    private static Deadline deadline(
            ClassifiedKey key, Instant at, Instant asOf, boolean deletion, String what, String remedy) {
        KmsKey facts = key.key();
        return new Deadline(
                at,
                Duration.between(asOf, at).toDays(),
                facts.accountId(),
                facts.region(),
                facts.arn(),
                KeyName.of(facts),
                deletion,
                what,
                key.dependents().count(),
                key.dependents().complete(),
                remedy);
    }
}
