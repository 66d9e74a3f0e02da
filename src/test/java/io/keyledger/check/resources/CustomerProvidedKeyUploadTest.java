package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.AS_OF;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.policy.world.BucketWorlds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies say of uploads with customer-provided keys, where the bucket's encryption does not block them. */
class CustomerProvidedKeyUploadTest {
    private static final Observed<List<Level>> NONE = Observed.notOffered("the account is in no organization");
    private static final String ALGORITHM = "s3:x-amz-server-side-encryption-customer-algorithm";

    @Test
    void withoutPoliciesAnyUploadPasses() {
        Verdict verdict = judge("", NONE, NONE);

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.witness()).contains("s3:PutObject").contains(ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Null': {'%s': 'false'}}",
                "{'StringEquals': {'%s': 'AES256'}}",
                "{'StringLike': {'%s': '*'}}",
                "{'Null': {'s3:x-amz-server-side-encryption': 'true'}}",
                "{'StringNotEquals': {'s3:x-amz-server-side-encryption': 'aws:kms'}}",
                "{'Null': {'s3:x-amz-server-side-encryption-aws-kms-key-id': 'true'}}",
            })
    void passesWhereEachUploadIsDenied(String condition) {
        String deny = statement("Deny", "'*'", "arn:aws:s3:::b/*", condition.formatted(ALGORITHM));

        assertThat(judge(policy(deny), NONE, NONE))
                .extracting(Verdict::status, Verdict::reason)
                .containsExactly(
                        Status.PASS,
                        "no upload with a customer-provided key is allowed: the bucket policy (S) denies it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Null': {'%s': 'true'}}",
                "{'Null': {'%s': 'false'}, 'StringNotEquals': {'aws:SourceVpce': 'vpce-1'}}",
                "{'Null': {'%s': 'false'}, 'ArnNotLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/backup-*'}}",
                "{'Null': {'%s': 'false'}, 'Bool': {'aws:SecureTransport': 'false'}}",
                "{'Null': {'%s': 'false'}, 'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}}",
                "{'Null': {'%s': 'false'}, 'StringEquals': {'aws:PrincipalTag/team': 'web'}}",
            })
    void aDenyThatLeavesAWayDoesNot(String condition) {
        String deny = statement("Deny", "'*'", "arn:aws:s3:::b/*", condition.formatted(ALGORITHM));

        assertThat(judge(policy(deny), NONE, NONE).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aDenyOfSomeObjectsOrPrincipalsOrActionsDoesNot() {
        String condition = "{'Null': {'" + ALGORITHM + "': 'false'}}";

        for (String deny : List.of(
                statement("Deny", "'*'", "arn:aws:s3:::b/private/*", condition),
                statement("Deny", "{'AWS': 'arn:aws:iam::111122223333:role/app'}", "arn:aws:s3:::b/*", condition),
                statement("Deny", "'*'", "arn:aws:s3:::b/*", condition).replace("s3:PutObject", "s3:GetObject"))) {
            assertThat(judge(policy(deny), NONE, NONE).status()).as(deny).isEqualTo(Status.FAIL);
        }
    }

    @Test
    void whatTwoDeniesKeepOutTogetherIsNotSaidToBeAccepted() {
        String one = statement("Deny", "'*'", "arn:aws:s3:::b/*", "{'StringEquals': {'aws:SourceVpce': 'vpce-1'}}");
        String other =
                statement("Deny", "'*'", "arn:aws:s3:::b/*", "{'StringNotEquals': {'aws:SourceVpce': 'vpce-1'}}");

        Verdict verdict = judge(policy(one + "," + other), NONE, NONE);

        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).contains("by conditions on aws:sourcevpce");
    }

    @Test
    void aServiceControlPolicyBindsTheAccountAndNoOther() {
        Observed<List<Level>> denied = levels(document(deny()), "");
        String everybody = policy(statement("Allow", "'*'", "arn:aws:s3:::b/*", "{}"));

        assertThat(judge("", denied, NONE).reason()).contains("a service control policy (S) denies it");
        assertThat(judge(everybody, denied, NONE))
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.FAIL))
                .satisfies(verdict -> assertThat(verdict.witness()).contains("999999999999"));
    }

    @Test
    void aResourceControlPolicyBindsEverybody() {
        Observed<List<Level>> denied =
                levels(document(deny().replace("'Action'", "'Principal': '*', 'Action'")), ", 'Principal': '*'");
        String everybody = policy(statement("Allow", "'*'", "arn:aws:s3:::b/*", "{}"));

        assertThat(judge(everybody, NONE, denied).reason()).contains("a resource control policy (S) denies it");
    }

    @Test
    void whatWasNotReadIsUnknownUnlessTheRestDeniesItAll() {
        Observed<List<Level>> unread = new Observed.Denied<>("organizations:ListRoots", "");
        String denied =
                policy(statement("Deny", "'*'", "arn:aws:s3:::b/*", "{'Null': {'" + ALGORITHM + "': 'false'}}"));

        assertThat(judge("", unread, NONE).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge("", NONE, unread).reason()).contains("resource control policies of 111122223333");
        assertThat(judge(denied, unread, unread).status()).isEqualTo(Status.PASS);
        assertThat(judge(new Observed.Denied<>("s3:GetBucketPolicy", ""), NONE, NONE)
                        .reason())
                .contains("the bucket policy was not read: denied s3:GetBucketPolicy");
        assertThat(judge("{\"Statement\": 7}", NONE, NONE).reason()).contains("is not understood");
    }

    private static String deny() {
        return "{'Sid': 'S', 'Effect': 'Deny', 'Action': 's3:PutObject', 'Resource': '*'," + " 'Condition': {'Null': {'"
                + ALGORITHM + "': 'false'}}}";
    }

    private static String statement(String effect, String principal, String resource, String condition) {
        return "{'Sid': 'S', 'Effect': '" + effect + "', 'Principal': " + principal
                + ", 'Action': 's3:PutObject', 'Resource': '" + resource + "', 'Condition': " + condition + "}";
    }

    private static String policy(String statements) {
        return ("{'Version': '2012-10-17', 'Statement': [" + statements + "]}").replace('\'', '"');
    }

    private static PolicyDocument document(String statement) {
        return new PolicyDocument("p", "arn:aws:organizations::999999999999:policy/p", policy(statement));
    }

    private static Observed<List<Level>> levels(PolicyDocument deny, String principal) {
        PolicyDocument full = document("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'" + principal + "}");
        return Observed.known(List.of(new Level("r-1", List.of(full, deny))));
    }

    private static Verdict judge(
            String policy, Observed<List<Level>> serviceControl, Observed<List<Level>> resourceControl) {
        return judge(Observed.known(policy), serviceControl, resourceControl);
    }

    private static Verdict judge(
            Observed<String> policy, Observed<List<Level>> serviceControl, Observed<List<Level>> resourceControl) {
        BucketWorlds buckets = BucketWorlds.builder()
                .add(new OrganizationMembership(
                        KeyBuilder.ACCOUNT,
                        Fact.GLOBAL,
                        Observed.notOffered("the account is in no organization"),
                        serviceControl,
                        resourceControl))
                .build();
        CheckContext context = new CheckContext(
                CheckSettings.defaults(),
                AS_OF,
                index(key()),
                MultiRegionIndex.builder().build(),
                buckets,
                Contexts.NOBODY,
                BucketKeySavings.none());
        return new SseCAccepted()
                .evaluate(
                        bucket("b")
                                .attribute(ResourceAttributes.BLOCKED_ENCRYPTION_TYPES, Observed.known("NONE"))
                                .attribute(ResourceAttributes.POLICY, policy)
                                .classified(index(key())),
                        context);
    }
}
