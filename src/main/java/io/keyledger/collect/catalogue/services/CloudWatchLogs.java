package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogAnomalyDetectorsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;

/** Amazon CloudWatch Logs. */
@AutoService(DeclaredService.class)
public final class CloudWatchLogs extends CatalogueService<CloudWatchLogsClient> {
    /** Declares the service. */
    public CloudWatchLogs() {
        super(CloudWatchLogsClient.class, "cloudwatchlogs", "logs", unpublished(), "");
    }

    @Override
    protected CloudWatchLogsClient client(CollectorContext context) {
        return context.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CloudWatchLogsClient, ?, ?>> declare() {
        return List.of(logGroup(), anomalyDetector(), lookupTable());
    }

    private TypeDeclaration<CloudWatchLogsClient, ?, ?> logGroup() {
        return type("AWS::Logs::LogGroup", "CloudWatch Logs log group")
                .pages(
                        "DescribeLogGroups",
                        50,
                        c -> c.describeLogGroupsPaginator(r -> r.limit(50)),
                        DescribeLogGroupsResponse::logGroups)
                .named(LogGroup::logGroupName, "arn:{partition}:logs:{region}:{account}:log-group:{id}")
                .complete()
                .key(
                        LogGroup::kmsKeyId,
                        Absence.serviceManaged("cloudwatch-logs", "general knowledge")
                                .unverified())
                .created(group -> milliseconds(group.creationTime()))
                .sizeBytes(LogGroup::storedBytes)
                .storedAs("data", StoredAs.LOG_EVENTS)
                .remedy("aws logs associate-kms-key --region {region} --log-group-name {resource_id} --kms-key-id"
                        + " <key>");
    }

    private TypeDeclaration<CloudWatchLogsClient, ?, ?> anomalyDetector() {
        return type("AWS::Logs::LogAnomalyDetector", "CloudWatch Logs anomaly detector")
                .pages(
                        "ListLogAnomalyDetectors",
                        50,
                        c -> c.listLogAnomalyDetectorsPaginator(r -> r.limit(50)),
                        ListLogAnomalyDetectorsResponse::anomalyDetectors)
                .named(detector -> id(detector.anomalyDetectorArn()), AnomalyDetector::anomalyDetectorArn)
                .complete()
                .key(AnomalyDetector::kmsKeyId, Absence.undocumented())
                .created(detector -> milliseconds(detector.creationTimeStamp()))
                .remedy("# make the anomaly detector again with the key (aws logs create-log-anomaly-detector"
                        + " --kms-key-id)");
    }

    private TypeDeclaration<CloudWatchLogsClient, ?, ?> lookupTable() {
        return type("AWS::Logs::LookupTable", "CloudWatch Logs lookup table")
                .from(tokens(
                        "DescribeLookupTables",
                        100,
                        (c, token) ->
                                c.describeLookupTables(r -> r.maxResults(100).nextToken(token)),
                        DescribeLookupTablesResponse::nextToken,
                        DescribeLookupTablesResponse::lookupTables))
                .named(table -> id(table.lookupTableArn()), LookupTable::lookupTableArn)
                .complete()
                .key(
                        LookupTable::kmsKeyId,
                        Absence.awsOwned("CloudWatch Logs API Reference, CreateLookupTable: without a key, an AWS owned"
                                + " key"))
                .sizeBytes(LookupTable::sizeBytes)
                .remedy("# name the key for the table {resource_id} (aws logs update-lookup-table --kms-key-id <key>)");
    }

    private static @Nullable String id(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static @Nullable Instant milliseconds(@Nullable Long time) {
        return time == null ? null : Instant.ofEpochMilli(time);
    }
}
