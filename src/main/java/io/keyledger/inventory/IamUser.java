package io.keyledger.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An IAM user, as GetAccountAuthorizationDetails returns it.
 *
 * @param userId the unique id, {@code AIDA…}
 * @param attachedPolicyArns managed policies; their documents are {@link IamManagedPolicy}
 */
public record IamUser(
        String accountId,
        String region,
        String arn,
        String userId,
        List<String> groupNames,
        List<PolicyDocument> inlinePolicies,
        List<String> attachedPolicyArns,
        @Nullable String permissionsBoundaryArn,
        Map<String, String> tags)
        implements Fact {}
