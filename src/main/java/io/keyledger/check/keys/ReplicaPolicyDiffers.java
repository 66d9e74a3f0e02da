package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.MultiRegionIndex;

/** Finds multi-Region replicas with another key policy than their primary key: both decrypt the same data. */
@AutoService(Check.class)
public final class ReplicaPolicyDiffers implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-REPLICA-POLICY-DIFFERS",
                    "Multi-Region replicas have the key policy of their primary key",
                    Severity.LOW,
                    "aws kms put-key-policy --region {region} --key-id {key_id} --policy file://<policy of the primary"
                            + " key>",
                    "AWS KMS Developer Guide: multi-Region keys share key material but not key policies")
            .explained(
                    "Both keys decrypt the same data, so the weaker of the two policies counts.",
                    "keyledger compares the key policies of replica and primary key. The result is UNKNOWN if the "
                            + "primary key was not audited.");

    private static final Verdict PASS = Verdict.pass("the key policy is that of the primary key");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return Replicas.judgeLasting(
                key,
                context,
                primary -> Replicas.compare(
                        MultiRegionIndex.policyDigest(key.key()), primary.policyDigest(), ReplicaPolicyDiffers::judge));
    }

    private static Verdict judge(String own, String other) {
        return own.equals(other)
                ? PASS
                : Verdict.fail(
                        "the key policy differs from that of the primary key",
                        "SHA-256 of the policy: replica " + own + "; primary " + other);
    }
}
