package io.keyledger.collect.athena;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.athena.AthenaClient;

/**
 * The API actions that run queries. Starting and stopping queries are the only actions of a collection that AWS does
 * not count as reading; no collection may call them unless usage is to come from Athena.
 */
final class AthenaActions {
    static final String QUERY = "Athena query";
    private static final String QUOTAS = "Amazon Athena service quotas, per account API call quotas";
    private static final String WORKGROUP = "arn:{partition}:athena:*:{account}:workgroup/";

    private AthenaActions() {}

    static ApiAction startQuery(AthenaUsage usage) {
        return athena("StartQueryExecution", Quota.documented(20, QUOTAS), usage)
                .called(CallVolume.each(QUERY));
    }

    static ApiAction getQuery(AthenaUsage usage) {
        return athena("GetQueryExecution", Quota.documented(100, QUOTAS), usage).called(CallVolume.each(QUERY));
    }

    static ApiAction getResults(AthenaUsage usage) {
        return athena("GetQueryResults", Quota.documented(100, QUOTAS), usage).called(CallVolume.each(QUERY));
    }

    static ApiAction stopQuery(AthenaUsage usage) {
        // Called only for a query that is not to end by itself.
        return athena("StopQueryExecution", Quota.documented(20, QUOTAS), usage)
                .called(CallVolume.each("stopped query"));
    }

    static ApiAction getWorkgroup(AthenaUsage usage) {
        return athena("GetWorkGroup", Quota.assumed(5, "AWS publishes no rate"), usage);
    }

    /** The names in coverage. */
    static final Set<String> NAMES = Set.of(
            "athena:StartQueryExecution",
            "athena:GetQueryExecution",
            "athena:GetQueryResults",
            "athena:StopQueryExecution",
            "athena:GetWorkGroup");

    static List<ApiAction> all(AthenaUsage usage) {
        return List.of(startQuery(usage), getQuery(usage), getResults(usage), stopQuery(usage), getWorkgroup(usage));
    }

    private static ApiAction athena(String operation, Quota quota, AthenaUsage usage) {
        return ApiAction.of(AthenaClient.class, "athena", operation, quota).on(WORKGROUP + usage.workgroup());
    }
}
