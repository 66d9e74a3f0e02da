package io.keyledger.collect.account;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Quota;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The actions that open an account. */
public final class AccountActions {
    private static final String EC2_QUOTAS = "Amazon EC2 API Reference, request throttling: non-mutating actions";

    /** Requires no permission. */
    public static final ApiAction GET_CALLER_IDENTITY = ApiAction.of(
                    StsClient.class, "sts", "GetCallerIdentity", Quota.assumed(100, "AWS publishes no rate"))
            .allowedBy("");

    public static final ApiAction ASSUME_ROLE = ApiAction.of(
                    StsClient.class, "sts", "AssumeRole", Quota.assumed(100, "AWS publishes no rate"))
            .on("arn:{partition}:iam::{account}:role/{role}")
            .listing();
    static final ApiAction DESCRIBE_REGIONS = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeRegions", Quota.documented(20, 100, EC2_QUOTAS))
            .listing();

    public static final List<ApiAction> ALL = List.of(GET_CALLER_IDENTITY, ASSUME_ROLE, DESCRIBE_REGIONS);

    private AccountActions() {}
}
