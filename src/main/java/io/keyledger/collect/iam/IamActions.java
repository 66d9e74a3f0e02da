package io.keyledger.collect.iam;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import software.amazon.awssdk.services.iam.IamClient;

/** The API actions of IAM that describe identities. */
final class IamActions {
    static final int PAGE = 1000;

    static final ApiAction GET_ACCOUNT_AUTHORIZATION_DETAILS = ApiAction.of(
                    IamClient.class, "iam", "GetAccountAuthorizationDetails", Quota.assumed(5, "AWS publishes no rate"))
            .called(CallVolume.page("identity", PAGE))
            .listing();

    private IamActions() {}
}
