package io.keyledger.policy.world;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.OrganizationMembership.Place;
import io.keyledger.inventory.PolicyDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as the collectors write them. */
final class Collected {
    static final String ACCOUNT = "111122223333";
    static final String OTHER = "444455556666";
    static final String MANAGEMENT = "123456789012";
    static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private Collected() {}

    static KmsKey key(Observed<String> policy, Observed<KeyGrants> grants) {
        return key(policy, grants, Observed.known(metadata("CUSTOMER")), Observed.known(Map.of("Team", "red")));
    }

    static KmsKey key(
            Observed<String> policy,
            Observed<KeyGrants> grants,
            Observed<KeyMetadata> metadata,
            Observed<Map<String, String>> tags) {
        return new KmsKey(
                ACCOUNT,
                "eu-central-1",
                "1234abcd-12ab-34cd-56ef-1234567890ab",
                ARN,
                Observed.known(List.of("alias/app")),
                metadata,
                policy,
                Observed.notOffered("not asked here"),
                Observed.notOffered("not asked here"),
                grants,
                tags,
                Observed.notOffered("not asked here"));
    }

    static KeyMetadata metadata(String keyManager) {
        return new KeyMetadata(
                keyManager,
                "AWS_KMS",
                "Enabled",
                "SYMMETRIC_DEFAULT",
                "ENCRYPT_DECRYPT",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Observed<KeyGrants> grants(boolean complete, Grant... grants) {
        return Observed.known(new KeyGrants(List.of(grants), complete));
    }

    static Grant grant(String id, @Nullable String grantee) {
        return new Grant(
                id,
                null,
                grantee,
                null,
                ACCOUNT,
                null,
                List.of("Decrypt"),
                Map.of("tenant", "a"),
                Map.of(),
                "arn:aws:s3:::bucket");
    }

    static String policy(String principal, String action, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"" + action + "\",\"Resource\":\"*\""
                + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}}";
    }

    static String policyOfRoot(String accountId) {
        return policy("{\"AWS\":\"arn:aws:iam::" + accountId + ":root\"}", "kms:*", "");
    }

    static String statement(String effect, String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}}";
    }

    static IamReading allRead(String accountId) {
        return new IamReading(accountId, Fact.GLOBAL, Observed.known(true));
    }

    static IamRole role(String accountId, String name, List<String> attached, String... inlinePolicies) {
        return new IamRole(
                accountId,
                Fact.GLOBAL,
                "arn:aws:iam::" + accountId + ":role/" + name,
                "AROA" + name,
                "{}",
                List.of(inlinePolicies).stream()
                        .map(text -> new PolicyDocument("inline", null, text))
                        .toList(),
                attached,
                null,
                Map.of());
    }

    static OrganizationMembership membership(
            String accountId,
            String path,
            Observed<List<Level>> serviceControl,
            Observed<List<Level>> resourceControl) {
        return new OrganizationMembership(
                accountId,
                Fact.GLOBAL,
                Observed.known(new Place("o-example", MANAGEMENT, path)),
                serviceControl,
                resourceControl);
    }

    static Observed<List<Level>> levels(String... documents) {
        return Observed.known(List.of(documents).stream()
                .map(text -> new Level("target", List.of(new PolicyDocument("policy", "arn", text))))
                .toList());
    }

    static <T> Observed<T> denied(String action) {
        return new Observed.Denied<>(action, "no permission");
    }
}
