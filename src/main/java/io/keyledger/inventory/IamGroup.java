package io.keyledger.inventory;

import java.util.List;

/** An IAM group, as GetAccountAuthorizationDetails returns it. */
public record IamGroup(
        String accountId,
        String region,
        String arn,
        String name,
        List<PolicyDocument> inlinePolicies,
        List<String> attachedPolicyArns)
        implements Fact {}
