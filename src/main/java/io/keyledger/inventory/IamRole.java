package io.keyledger.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role, as GetAccountAuthorizationDetails returns it.
 *
 * @param roleId the unique id, {@code AROA…}
 * @param trustPolicy who may assume it
 * @param attachedPolicyArns managed policies; their documents are {@link IamManagedPolicy}
 */
public record IamRole(
        String accountId,
        String region,
        String arn,
        String roleId,
        String trustPolicy,
        List<PolicyDocument> inlinePolicies,
        List<String> attachedPolicyArns,
        @Nullable String permissionsBoundaryArn,
        Map<String, String> tags)
        implements Fact {}
