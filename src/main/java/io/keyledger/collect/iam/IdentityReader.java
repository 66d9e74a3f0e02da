package io.keyledger.collect.iam;

import io.keyledger.collect.call.Tags;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.PolicyDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Converts the answers of GetAccountAuthorizationDetails into facts. */
final class IdentityReader {
    private final String accountId;
    private final String region;

    IdentityReader(String accountId, String region) {
        this.accountId = accountId;
        this.region = region;
    }

    IamUser user(UserDetail user) {
        return new IamUser(
                accountId,
                region,
                user.arn(),
                user.userId(),
                user.groupList().stream().sorted().toList(),
                inline(user.userPolicyList()),
                attached(user.attachedManagedPolicies()),
                boundary(user.permissionsBoundary()),
                Tags.sorted(user.tags(), Tag::key, Tag::value));
    }

    IamGroup group(GroupDetail group) {
        return new IamGroup(
                accountId,
                region,
                group.arn(),
                group.groupName(),
                inline(group.groupPolicyList()),
                attached(group.attachedManagedPolicies()));
    }

    IamRole role(RoleDetail role) {
        return new IamRole(
                accountId,
                region,
                role.arn(),
                role.roleId(),
                decoded(role.assumeRolePolicyDocument()),
                inline(role.rolePolicyList()),
                attached(role.attachedManagedPolicies()),
                boundary(role.permissionsBoundary()),
                Tags.sorted(role.tags(), Tag::key, Tag::value));
    }

    IamManagedPolicy policy(ManagedPolicyDetail policy) {
        String document = policy.policyVersionList().stream()
                .filter(version -> Boolean.TRUE.equals(version.isDefaultVersion()))
                .map(PolicyVersion::document)
                .findFirst()
                .orElse(null);
        return new IamManagedPolicy(
                accountId, region, new PolicyDocument(policy.policyName(), policy.arn(), decoded(document)));
    }

    private static List<PolicyDocument> inline(List<PolicyDetail> policies) {
        return policies.stream()
                .map(policy -> new PolicyDocument(policy.policyName(), null, decoded(policy.policyDocument())))
                .sorted(Comparator.comparing(PolicyDocument::name))
                .toList();
    }

    private static List<String> attached(List<AttachedPolicy> policies) {
        return policies.stream().map(AttachedPolicy::policyArn).sorted().toList();
    }

    private static @Nullable String boundary(@Nullable AttachedPermissionsBoundary boundary) {
        return boundary == null ? null : boundary.permissionsBoundaryArn();
    }

    /** IAM URL-encodes documents according to RFC 3986, where a plus sign is not a space. */
    private static String decoded(@Nullable String document) {
        return document == null ? "" : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
