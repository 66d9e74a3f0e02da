package io.keyledger.collect.organizations;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** The API actions of Organizations that describe accounts and the policies that apply to them. */
final class OrganizationsActions {
    static final ApiAction DESCRIBE_ORGANIZATION = organizations("DescribeOrganization");
    static final ApiAction LIST_ROOTS = organizations("ListRoots").listing();
    static final ApiAction LIST_CHILDREN = organizations("ListChildren")
            .called(CallVolume.each("organizational unit"))
            .listing();
    static final ApiAction LIST_POLICIES = organizations("ListPolicies").listing();
    static final ApiAction DESCRIBE_POLICY =
            organizations("DescribePolicy").called(CallVolume.each("organization policy"));
    static final ApiAction LIST_TARGETS_FOR_POLICY =
            organizations("ListTargetsForPolicy").called(CallVolume.each("organization policy"));

    private OrganizationsActions() {}

    private static ApiAction organizations(String operation) {
        return ApiAction.of(
                OrganizationsClient.class, "organizations", operation, Quota.assumed(4, "AWS publishes no rate"));
    }
}
