package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Archive;
import software.amazon.awssdk.services.eventbridge.model.Connection;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeConnectionResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListConnectionsResponse;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** Amazon EventBridge. */
@AutoService(DeclaredService.class)
public final class EventBridge extends CatalogueService<EventBridgeClient> {
    private static final int PAGE = 100;
    private static final String GONE = "ResourceNotFoundException";
    private static final Absence OWNED = Absence.awsOwned(
            "EventBridge User Guide, KMS key options for data encryption: by default, an AWS owned key");

    /** Declares the service. */
    public EventBridge() {
        super(EventBridgeClient.class, "events", "events", unpublished(), "");
    }

    @Override
    protected EventBridgeClient client(CollectorContext context) {
        return context.client(EventBridgeClient.class, EventBridgeClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EventBridgeClient, ?, ?>> declare() {
        return List.of(eventBus(), archive(), connection());
    }

    private TypeDeclaration<EventBridgeClient, ?, ?> eventBus() {
        return type("AWS::Events::EventBus", "EventBridge event bus")
                .from(tokens(
                        "ListEventBuses",
                        PAGE,
                        (c, token) -> c.listEventBuses(r -> r.limit(PAGE).nextToken(token)),
                        ListEventBusesResponse::nextToken,
                        ListEventBusesResponse::eventBuses))
                .named(EventBus::name, EventBus::arn)
                .each(
                        "DescribeEventBus",
                        (c, bus) -> c.describeEventBus(r -> r.name(bus.name())),
                        DescribeEventBusResponse::name,
                        GONE)
                .key(DescribeEventBusResponse::kmsKeyIdentifier, OWNED)
                .created(DescribeEventBusResponse::creationTime)
                .remedy("aws events update-event-bus --region {region} --name {resource_id} --kms-key-identifier"
                        + " <key>");
    }

    private TypeDeclaration<EventBridgeClient, ?, ?> archive() {
        return type("AWS::Events::Archive", "EventBridge archive")
                .from(tokens(
                        "ListArchives",
                        PAGE,
                        (c, token) -> c.listArchives(r -> r.limit(PAGE).nextToken(token)),
                        ListArchivesResponse::nextToken,
                        ListArchivesResponse::archives))
                .named(Archive::archiveName, "arn:{partition}:events:{region}:{account}:archive/{id}")
                .each(
                        "DescribeArchive",
                        (c, archive) -> c.describeArchive(r -> r.archiveName(archive.archiveName())),
                        DescribeArchiveResponse::archiveName,
                        GONE)
                .key(DescribeArchiveResponse::kmsKeyIdentifier, OWNED)
                .created(DescribeArchiveResponse::creationTime)
                .sizeBytes(DescribeArchiveResponse::sizeBytes)
                .remedy("aws events update-archive --region {region} --archive-name {resource_id} --kms-key-identifier"
                        + " <key>");
    }

    private TypeDeclaration<EventBridgeClient, ?, ?> connection() {
        return type("AWS::Events::Connection", "EventBridge connection")
                .from(tokens(
                        "ListConnections",
                        PAGE,
                        (c, token) -> c.listConnections(r -> r.limit(PAGE).nextToken(token)),
                        ListConnectionsResponse::nextToken,
                        ListConnectionsResponse::connections))
                .named(Connection::name, Connection::connectionArn)
                .each(
                        "DescribeConnection",
                        (c, connection) -> c.describeConnection(r -> r.name(connection.name())),
                        DescribeConnectionResponse::name,
                        GONE)
                .key(
                        DescribeConnectionResponse::kmsKeyIdentifier,
                        Absence.awsOwned("EventBridge API Reference, CreateConnection: without a customer managed key,"
                                + " an AWS owned key"))
                .created(DescribeConnectionResponse::creationTime)
                .remedy("aws events update-connection --region {region} --name {resource_id} --kms-key-identifier"
                        + " <key>");
    }
}
