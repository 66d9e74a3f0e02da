package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.inventory.BucketPolicies.BucketPolicy;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.search.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds buckets with readers who cannot decrypt with the bucket's key: their requests fail. */
@AutoService(Check.class)
public final class BucketReadersCannotDecrypt implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-BUCKET-READERS-CANNOT-DECRYPT",
                    "Principals that a bucket policy allows to read can decrypt with the bucket's key",
                    Severity.LOW,
                    "# allow the principal kms:Decrypt in the policy of {key_arn}, or remove it from the bucket policy:"
                            + " aws s3api get-bucket-policy --bucket <bucket>",
                    "Amazon S3 User Guide, SSE-KMS: reading an object requires kms:Decrypt on its key; this check"
                            + " looks at the bucket's default key")
            .explained(
                    "Reading fails with an error that names KMS, long after the bucket was shared.",
                    "For each bucket that names the key, keyledger takes the principals that the"
                            + " bucket policy allows to read and searches for a request with which they can"
                            + " decrypt. The result is UNKNOWN if a policy, grant or identity that could change"
                            + " it was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean looksAtBuckets() {
        return true;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, _ -> judge(key));
    }

    private static AccessVerdict judge(KeyAnalysis key) {
        List<String> unknown = new ArrayList<>();
        if (!key.buckets().gap().isEmpty()) {
            unknown.add(key.buckets().gap());
        }
        if (key.buckets().policies().isEmpty()) {
            return unknown.isEmpty()
                    ? Judgement.notApplicable("no audited bucket with a policy is encrypted with the key by default")
                    : Judgement.unknown(unknown.getFirst());
        }
        Existence existence = new Existence(key);
        List<Access> decrypting = key.access().of(Capability.DECRYPT);
        List<String> doubts = Doubts.of(key.access());
        List<AccessIssue> issues = new ArrayList<>();
        for (BucketPolicy bucket : key.buckets().policies()) {
            switch (PolicyParser.parse(PolicyKind.BUCKET, bucket.document())) {
                case ParseResult.Rejected rejected ->
                    unknown.add("the policy of " + bucket.bucketArn() + " cannot be parsed: " + rejected);
                case ParseResult.Parsed(var policy) -> {
                    for (PrincipalPattern reader : BucketReaders.of(bucket.bucketArn(), policy)) {
                        if (existence.of(reader) instanceof Existence.Answer.Gone
                                || BucketReaders.canDecrypt(reader, decrypting)) {
                            continue;
                        }
                        if (doubts.isEmpty()) {
                            issues.add(issue(bucket, reader));
                        } else {
                            unknown.add(
                                    "whether " + BucketReaders.words(reader) + " can decrypt: " + doubts.getFirst());
                        }
                    }
                }
            }
        }
        return Judgement.of(
                key,
                issues,
                unknown,
                "the principals that its buckets' policies let read can decrypt" + " with the key");
    }

    private static AccessIssue issue(BucketPolicy bucket, PrincipalPattern reader) {
        return new AccessIssue(
                "the policy of " + bucket.bucketArn() + " lets " + BucketReaders.words(reader)
                        + " read, but it cannot decrypt with the bucket's key",
                List.of(bucket.bucketArn()),
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
