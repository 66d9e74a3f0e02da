package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.location.LocationClient;
import software.amazon.awssdk.services.location.model.DescribeGeofenceCollectionResponse;
import software.amazon.awssdk.services.location.model.DescribeTrackerResponse;
import software.amazon.awssdk.services.location.model.ListGeofenceCollectionsResponse;
import software.amazon.awssdk.services.location.model.ListGeofenceCollectionsResponseEntry;
import software.amazon.awssdk.services.location.model.ListTrackersResponse;
import software.amazon.awssdk.services.location.model.ListTrackersResponseEntry;

/** Amazon Location Service. */
@AutoService(DeclaredService.class)
public final class LocationService extends CatalogueService<LocationClient> {
    private static final Absence OWNED = Absence.awsOwned(
            "Amazon Location Service Developer Guide, data encryption at rest: AWS owned keys by default");

    /** Declares the service. */
    public LocationService() {
        super(LocationClient.class, "location", "geo", unpublished(), "");
    }

    @Override
    protected LocationClient client(CollectorContext context) {
        return context.client(LocationClient.class, LocationClient::builder);
    }

    @Override
    protected List<TypeDeclaration<LocationClient, ?, ?>> declare() {
        return List.of(
                type("AWS::Location::GeofenceCollection", "Location Service geofence collection")
                        .pages(
                                "ListGeofenceCollections",
                                100,
                                c -> c.listGeofenceCollectionsPaginator(r -> r.maxResults(100)),
                                ListGeofenceCollectionsResponse::entries)
                        .named(ListGeofenceCollectionsResponseEntry::collectionName, "")
                        .each(
                                "DescribeGeofenceCollection",
                                (c, one) -> c.describeGeofenceCollection(r -> r.collectionName(one.collectionName())),
                                DescribeGeofenceCollectionResponse::collectionName,
                                "ResourceNotFoundException")
                        .key(DescribeGeofenceCollectionResponse::kmsKeyId, OWNED)
                        .arn(DescribeGeofenceCollectionResponse::collectionArn)
                        .created(DescribeGeofenceCollectionResponse::createTime)
                        .tags(DescribeGeofenceCollectionResponse::tags)
                        .lost(
                                KeyLoss.AT_ONCE,
                                "Amazon Location Service Developer Guide, data encryption at rest: without"
                                        + " access to the key, Amazon Location cannot access any of the data that it"
                                        + " encrypts")
                        .remedy("# make a geofence collection with the key (aws location create-geofence-collection"
                                + " --kms-key-id): the key of a geofence collection cannot be changed"),
                type("AWS::Location::Tracker", "Location Service tracker")
                        .pages(
                                "ListTrackers",
                                100,
                                c -> c.listTrackersPaginator(r -> r.maxResults(100)),
                                ListTrackersResponse::entries)
                        .named(ListTrackersResponseEntry::trackerName, "")
                        .each(
                                "DescribeTracker",
                                (c, one) -> c.describeTracker(r -> r.trackerName(one.trackerName())),
                                DescribeTrackerResponse::trackerName,
                                "ResourceNotFoundException")
                        .key(DescribeTrackerResponse::kmsKeyId, OWNED)
                        .arn(DescribeTrackerResponse::trackerArn)
                        .created(DescribeTrackerResponse::createTime)
                        .tags(DescribeTrackerResponse::tags)
                        .lost(
                                KeyLoss.AT_ONCE,
                                "Amazon Location Service Developer Guide, data encryption at rest: without"
                                        + " access to the key, Amazon Location cannot access any of the data that it"
                                        + " encrypts")
                        .remedy("# make a tracker with the key (aws location create-tracker --kms-key-id): the key of"
                                + " a tracker cannot be changed"));
    }
}
