package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssmincidents.SsmIncidentsClient;
import software.amazon.awssdk.services.ssmincidents.model.ListReplicationSetsResponse;
import software.amazon.awssdk.services.ssmincidents.model.RegionInfo;
import software.amazon.awssdk.services.ssmincidents.model.ReplicationSet;

/** AWS Systems Manager Incident Manager. */
@AutoService(DeclaredService.class)
public final class IncidentManager extends CatalogueService<SsmIncidentsClient> {
    /** Declares the service. */
    public IncidentManager() {
        super(SsmIncidentsClient.class, "ssm-incidents", "ssm-incidents", unpublished(), "");
    }

    @Override
    protected SsmIncidentsClient client(CollectorContext context) {
        return context.client(SsmIncidentsClient.class, SsmIncidentsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SsmIncidentsClient, ?, ?>> declare() {
        return List.of(type("AWS::SSMIncidents::ReplicationSet", "Incident Manager replication set")
                .pages(
                        "ListReplicationSets",
                        100,
                        c -> c.listReplicationSetsPaginator(r -> r.maxResults(100)),
                        ListReplicationSetsResponse::replicationSetArns)
                // Each of its Regions lists it and has a key of its own.
                .named(arn -> arn.substring(arn.lastIndexOf('/') + 1), arn -> arn)
                .each(
                        "GetReplicationSet",
                        (c, arn) -> new Replica(
                                c.getReplicationSet(r -> r.arn(arn)).replicationSet(),
                                c.serviceClientConfiguration().region().id()),
                        null,
                        "ResourceNotFoundException")
                .encryption(
                        IncidentManager::stated,
                        Absence.awsOwned("general knowledge").unverified())
                .created(replica -> replica.set().createdTime())
                .remedy("# aws ssm-incidents update-replication-set: remove a Region and add it again with the key"
                        + " (addRegionAction={regionName=<region>,sseKmsKeyId=<key>})"));
    }

    /** What a replication set holds in one of its Regions. */
    private record Replica(ReplicationSet set, String region) {}

    private static StatedEncryption stated(Replica replica) {
        @Nullable RegionInfo own = replica.set().regionMap().get(replica.region());
        if (own == null) {
            return new StatedEncryption.NothingStored("the replication set has no data in this Region");
        }
        return "DefaultKey".equals(own.sseKmsKeyId())
                ? StatedEncryption.NO_KEY
                : StatedEncryption.key(own.sseKmsKeyId());
    }
}
