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

/** Finds multi-Region replicas whose key policy is not that of their primary key: data that one guards, both decrypt. */
@AutoService(Check.class)
public final class ReplicaPolicyDiffers implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-REPLICA-POLICY-DIFFERS",
            "A multi-Region replica has the key policy of its primary key",
            Severity.LOW,
            "aws kms put-key-policy --region {region} --key-id {key_id} --policy file://<policy of the primary key>",
            "AWS KMS Developer Guide: key policies are not shared between multi-Region keys, key material is");

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
