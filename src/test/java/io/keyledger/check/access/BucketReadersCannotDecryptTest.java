package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.identityPolicy;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketReadersCannotDecryptTest {
    private static final String PARTNER = "arn:aws:iam::444455556666:role/Partner";
    private final AccessCheck check = new BucketReadersCannotDecrypt();

    @Test
    void failsAReaderThatCannotUseTheKey() {
        assertThat(policy(ROOT)
                        .withRole("Admin", identityPolicy("*", "*", ""))
                        .bucket("exchange", "Allow", aws(PARTNER), "")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail(
                        "the policy of arn:aws:s3:::exchange lets " + PARTNER + " read, but it cannot decrypt with"
                                + " the bucket's key",
                        "arn:aws:s3:::exchange"));
    }

    @Test
    void failsABucketThatEverybodyCanReadButWhoseKeyOnlySomeCanUse() {
        assertThat(policy(ROOT)
                        .withRole("Admin", identityPolicy("*", "*", ""))
                        .bucket("site", "Allow", "'*'", "")
                        .judge(check)
                        .verdict()
                        .reason())
                .startsWith("the policy of arn:aws:s3:::site lets everybody read");
    }

    @Test
    void passesReadersWhoCanDecrypt() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        aws("arn:aws:iam::444455556666:root"),
                                        "'kms:Decrypt'",
                                        "{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com'}}"))
                        .withRole("App", identityPolicy("kms:Decrypt", "*", ""))
                        .bucket("a", "Allow", aws(PARTNER), "")
                        .bucket("b", "Allow", aws(role("App")), "")
                        .bucket("c", "Allow", aws("arn:aws:sts::111122223333:assumed-role/App/session"), "")
                        .bucket("d", "Allow", aws("arn:aws:iam::111122223333:root"), "")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Service':'logging.s3.amazonaws.com'}",
                "{'AWS':'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'}",
                "{'AWS':'arn:aws:iam::111122223333:role/Gone'}",
                "{'AWS':'AROA3KC4QMQMWHHMNAN3C'}",
            })
    void claimsNothingOfReadersOfOtherKinds(String principal) {
        assertThat(policy(ROOT)
                        .withRole("Admin", identityPolicy("*", "*", ""))
                        .bucket("a", "Allow", principal, "")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void claimsNothingUnderAConditionOrADeny() {
        assertThat(policy(ROOT)
                        .withRole("Admin", identityPolicy("*", "*", ""))
                        .bucket("a", "Allow", aws(PARTNER), "{'Bool':{'aws:SecureTransport':'true'}}")
                        .bucket("b", "Deny", "'*'", "")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereSomethingWasNotReadAndDoesNotApplyWithoutABucket() {
        assertThat(policy(ROOT).bucketGap("denied s3:ListBuckets").judge(check).verdict())
                .isEqualTo(Verdict.unknown("denied s3:ListBuckets"));
        assertThat(policy(ROOT)
                        .bucket("exchange", "Allow", aws(PARTNER), "")
                        .undecided("the search gave up")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.unknown("whether " + PARTNER + " can decrypt: the search gave up"));
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
    }
}
