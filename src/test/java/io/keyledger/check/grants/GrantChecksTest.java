package io.keyledger.check.grants;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.KeyCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantChecksTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/App";
    private static final String ACCOUNT = "arn:aws:iam::111122223333:root";
    private static final String SERVICE = "dynamodb.eu-central-1.amazonaws.com";
    private static final String EC2 = "arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0abc";
    private static final String SERVICE_LINKED =
            "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

    static List<KeyCheck> checks() {
        return List.of(
                new GrantToAccount(),
                new GrantPassesOn(),
                new GrantWithoutContext(),
                new GrantToServiceUnscoped(),
                new GrantDuplicate(),
                new GrantStale());
    }

    @Test
    void aGrantToAnAccountIsReported() {
        assertThat(judge(new GrantToAccount(), grant("g1", ACCOUNT, "Encrypt")))
                .isEqualTo(Verdict.fail(
                        "a grant is to an account, whose IAM policies can let any of its principals use the key",
                        "grant g1 to " + ACCOUNT));
        assertThat(status(new GrantToAccount(), grant("g1", ROLE, "Encrypt"))).isEqualTo(Status.PASS);
    }

    @Test
    void aGrantThatCreatesGrantsIsReportedUnlessAwsHoldsIt() {
        assertThat(status(new GrantPassesOn(), grant("g1", ROLE, "Decrypt", "CreateGrant")))
                .isEqualTo(Status.FAIL);
        for (String ofAws : List.of(SERVICE, EC2, SERVICE_LINKED)) {
            assertThat(status(new GrantPassesOn(), grant("g1", ofAws, "Decrypt", "CreateGrant")))
                    .isEqualTo(Status.PASS);
        }
    }

    @Test
    void aGrantToDecryptEverythingIsReportedUnlessAwsHoldsIt() {
        assertThat(status(new GrantWithoutContext(), grant("g1", ROLE, "Decrypt")))
                .isEqualTo(Status.FAIL);
        assertThat(status(new GrantWithoutContext(), grant("g1", ROLE, "ReEncryptFrom")))
                .isEqualTo(Status.FAIL);
        assertThat(status(new GrantWithoutContext(), grant("g1", ROLE, "Encrypt")))
                .isEqualTo(Status.PASS);
        assertThat(status(new GrantWithoutContext(), grant("g1", EC2, "Decrypt")))
                .isEqualTo(Status.PASS);
        assertThat(status(new GrantWithoutContext(), limited("g1", ROLE, "Decrypt")))
                .isEqualTo(Status.PASS);
    }

    @Test
    void aGrantToAServiceForWhateverIsReported() {
        assertThat(status(new GrantToServiceUnscoped(), grant("g1", SERVICE, "Decrypt")))
                .isEqualTo(Status.FAIL);
        assertThat(status(new GrantToServiceUnscoped(), limited("g1", SERVICE, "Decrypt")))
                .isEqualTo(Status.PASS);
        assertThat(status(new GrantToServiceUnscoped(), grant("g1", SERVICE, "DescribeKey", "RetireGrant")))
                .isEqualTo(Status.PASS);
        assertThat(status(new GrantToServiceUnscoped(), grant("g1", ROLE, "Decrypt")))
                .isEqualTo(Status.PASS);
    }

    @Test
    void aGrantThatSaysTheSameAsAnotherIsReported() {
        assertThat(judge(
                        new GrantDuplicate(),
                        grant("g1", ROLE, "Decrypt", "Encrypt"),
                        grant("g2", ROLE, "Encrypt", "Decrypt")))
                .isEqualTo(Verdict.fail("a grant duplicates the grant g1", "grant g2 to " + ROLE));
        assertThat(status(new GrantDuplicate(), grant("g1", ROLE, "Decrypt"), limited("g2", ROLE, "Decrypt")))
                .isEqualTo(Status.PASS);
    }

    @Test
    void anOldGrantIsReportedUnlessAwsHoldsIt() {
        assertThat(judge(new GrantStale(), created("g1", ROLE, "2025-01-01T00:00:00Z"))
                        .reason())
                .isEqualTo("a grant was created on 2025-01-01, more than 365 days before the audit");
        assertThat(status(new GrantStale(), created("g1", ROLE, "2026-11-01T00:00:00Z")))
                .isEqualTo(Status.PASS);
        assertThat(status(new GrantStale(), created("g1", SERVICE, "2020-01-01T00:00:00Z")))
                .isEqualTo(Status.PASS);
        assertThat(status(new GrantStale(), created("g1", ROLE, null))).isEqualTo(Status.PASS);
    }

    @Test
    void severalAreCountedAndNamed() {
        Verdict verdict = judge(new GrantToAccount(), grant("g1", ACCOUNT, "Encrypt"), grant("g2", ACCOUNT, "Decrypt"));

        assertThat(verdict.reason()).startsWith("2 grants, each of which is to an account");
        assertThat(verdict.evidence()).isEqualTo("grant g1 to " + ACCOUNT + "; grant g2 to " + ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void neverJudgeWhatWasNotRead(KeyCheck check) {
        assertThat(check.evaluate(
                                key().grants(new Observed.Denied<>("kms:ListGrants", ""))
                                        .classified(),
                                context())
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(check.evaluate(
                                key().grants(Observed.known(new KeyGrants(List.of(), false)))
                                        .classified(),
                                context())
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(check.evaluate(key().grants(3, true).awsManaged().classified(), context())
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void whoIsGoneIsAnotherMatter() {
        for (KeyCheck check : List.of(new GrantPassesOn(), new GrantWithoutContext(), new GrantStale())) {
            assertThat(status(
                            check,
                            grant("g1", "AROA3KC4QMQMWHHMNAN3C", Map.of(), Instant.EPOCH, "Decrypt", "CreateGrant")))
                    .isEqualTo(Status.PASS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE_LINKED, EC2})
    void rolesOfAwsAreKnown(String arn) {
        assertThat(GranteeKind.of(grant("g", arn, "Decrypt"))).isEqualTo(GranteeKind.OF_AWS);
    }

    private static Status status(KeyCheck check, Grant... grants) {
        return judge(check, grants).status();
    }

    private static Verdict judge(KeyCheck check, Grant... grants) {
        KeyBuilder key = key().grants(Observed.known(new KeyGrants(List.of(grants), true)));
        return check.evaluate(key.classified(), context());
    }

    private static Grant grant(String id, String grantee, String... operations) {
        return grant(id, grantee, Map.of(), Instant.parse("2026-11-01T00:00:00Z"), operations);
    }

    private static Grant limited(String id, String grantee, String... operations) {
        return grant(id, grantee, Map.of("app", "a"), Instant.parse("2026-11-01T00:00:00Z"), operations);
    }

    private static Grant created(String id, String grantee, @Nullable String instant) {
        return grant(id, grantee, Map.of(), instant == null ? null : Instant.parse(instant), "Decrypt");
    }

    private static Grant grant(
            String id, String grantee, Map<String, String> subset, @Nullable Instant created, String... operations) {
        return new Grant(id, null, grantee, null, "111122223333", created, List.of(operations), Map.of(), subset, null);
    }
}
