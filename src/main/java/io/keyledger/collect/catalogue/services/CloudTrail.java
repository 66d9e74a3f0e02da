package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventDataStore;
import software.amazon.awssdk.services.cloudtrail.model.GetEventDataStoreResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListEventDataStoresResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** AWS CloudTrail. */
@AutoService(DeclaredService.class)
public final class CloudTrail extends CatalogueService<CloudTrailClient> {
    /** Declares the service. */
    public CloudTrail() {
        super(CloudTrailClient.class, "cloudtrail", "cloudtrail", unpublished(), "");
    }

    @Override
    protected CloudTrailClient client(CollectorContext context) {
        return context.client(CloudTrailClient.class, CloudTrailClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CloudTrailClient, ?, ?>> declare() {
        return List.of(trail(), eventDataStore());
    }

    /** Each trail counts in its home Region and in the account that owns it. */
    private TypeDeclaration<CloudTrailClient, ?, ?> trail() {
        return type("AWS::CloudTrail::Trail", "CloudTrail trail")
                .whole(
                        "DescribeTrails",
                        c -> c.describeTrails(r -> r.includeShadowTrails(false)).trailList())
                .named(Trail::name, Trail::trailARN)
                .complete()
                .key(
                        Trail::kmsKeyId,
                        Absence.serviceManaged(
                                "sse-s3",
                                "AWS Control Tower, CloudTrail controls: by default, log files are encrypted with"
                                        + " SSE-S3"))
                .storedAs("data", StoredAs.S3_OBJECTS)
                .remedy("aws cloudtrail update-trail --region {region} --name {resource_id} --kms-key-id <key>");
    }

    private TypeDeclaration<CloudTrailClient, ?, ?> eventDataStore() {
        return type("AWS::CloudTrail::EventDataStore", "CloudTrail Lake event data store")
                .pages(
                        "ListEventDataStores",
                        1000,
                        c -> c.listEventDataStoresPaginator(r -> r.maxResults(1000)),
                        ListEventDataStoresResponse::eventDataStores)
                .named(store -> id(store.eventDataStoreArn()), EventDataStore::eventDataStoreArn)
                .each(
                        "GetEventDataStore",
                        (c, store) -> c.getEventDataStore(r -> r.eventDataStore(store.eventDataStoreArn())),
                        store -> id(store.eventDataStoreArn()),
                        "EventDataStoreNotFoundException")
                .key(
                        GetEventDataStoreResponse::kmsKeyId,
                        Absence.serviceManaged("cloudtrail", "general knowledge")
                                .unverified())
                .created(GetEventDataStoreResponse::createdTimestamp)
                .lost(
                        KeyLoss.AT_ONCE,
                        "AWS CloudTrail API Reference, CreateEventDataStore: without the key, events cannot be logged"
                                + " to the store, and its data cannot be queried")
                .remedy("aws cloudtrail update-event-data-store --region {region} --event-data-store {resource_arn}"
                        + " --kms-key-id <key>");
    }

    private static @Nullable String id(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
