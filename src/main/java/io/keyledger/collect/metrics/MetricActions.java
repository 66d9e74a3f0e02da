package io.keyledger.collect.metrics;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The API actions of CloudWatch that read metrics. */
public final class MetricActions {
    /** What the calls are for, in {@link CallVolume}. */
    public static final String METRIC = "metric";

    /** The most metrics that one call returns. */
    static final int PAGE = 500;

    public static final ApiAction LIST_METRICS = action("ListMetrics", 25);
    public static final ApiAction GET_METRIC_DATA = action("GetMetricData", 50);

    private MetricActions() {}

    private static ApiAction action(String operation, double perSecond) {
        return ApiAction.of(
                        CloudWatchClient.class,
                        "cloudwatch",
                        operation,
                        Quota.assumed(perSecond, "CloudWatch service quotas, not verified"))
                .called(CallVolume.page(METRIC, PAGE));
    }
}
