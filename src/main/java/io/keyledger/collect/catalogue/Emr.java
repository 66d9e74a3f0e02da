package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.model.CloudWatchLogConfiguration;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterStatus;
import software.amazon.awssdk.services.emr.model.ClusterSummary;
import software.amazon.awssdk.services.emr.model.ClusterTimeline;
import software.amazon.awssdk.services.emr.model.ListClustersResponse;
import software.amazon.awssdk.services.emr.model.ListStudiosResponse;
import software.amazon.awssdk.services.emr.model.MonitoringConfiguration;
import software.amazon.awssdk.services.emr.model.Studio;
import software.amazon.awssdk.services.emr.model.StudioSummary;
import software.amazon.awssdk.services.emr.model.Tag;

/** Amazon EMR. */
@AutoService(DeclaredService.class)
public final class Emr extends CatalogueService<EmrClient> {

    /** Declares the service. */
    public Emr() {
        super(EmrClient.class, "elasticmapreduce", "elasticmapreduce", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected EmrClient client(CollectorContext context) {
        return context.client(EmrClient.class, EmrClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EmrClient, ?, ?>> declare() {
        return List.of(cluster(), studio());
    }

    private TypeDeclaration<EmrClient, ?, ?> cluster() {
        return type("AWS::EMR::Cluster", "EMR cluster")
                // Clusters that ended stay in the list for good, but hold nothing.
                .pages(
                        "ListClusters",
                        50,
                        c -> c.listClustersPaginator(r -> r.clusterStates(
                                ClusterState.STARTING,
                                ClusterState.BOOTSTRAPPING,
                                ClusterState.RUNNING,
                                ClusterState.WAITING)),
                        ListClustersResponse::clusters)
                .named(ClusterSummary::id, ClusterSummary::clusterArn)
                .each(
                        "DescribeCluster",
                        (c, one) ->
                                c.describeCluster(r -> r.clusterId(one.id())).cluster(),
                        Cluster::id)
                .withoutData()
                .purpose("logs", Cluster::logEncryptionKmsKeyId)
                .purpose(
                        "cloudwatch",
                        cluster -> Members.of(
                                Members.of(
                                        cluster.monitoringConfiguration(),
                                        MonitoringConfiguration::cloudWatchLogConfiguration),
                                CloudWatchLogConfiguration::encryptionKeyArn))
                .created(cluster -> Members.of(
                        Members.of(cluster.status(), ClusterStatus::timeline), ClusterTimeline::creationDateTime))
                .tags(cluster -> Tags.sorted(cluster.tags(), Tag::key, Tag::value))
                .remedy("# make a cluster with the key (aws emr create-cluster --log-encryption-kms-key-id <key>)");
    }

    private TypeDeclaration<EmrClient, ?, ?> studio() {
        return type("AWS::EMR::Studio", "EMR Studio")
                .pages("ListStudios", 50, c -> c.listStudiosPaginator(_ -> {}), ListStudiosResponse::studios)
                .named(StudioSummary::studioId, "arn:{partition}:elasticmapreduce:{region}:{account}:studio/{id}")
                .each(
                        "DescribeStudio",
                        (c, one) -> c.describeStudio(r -> r.studioId(one.studioId()))
                                .studio(),
                        Studio::studioId)
                .key(Studio::encryptionKeyArn, Absence.undocumented())
                .arn(Studio::studioArn)
                .created(Studio::creationTime)
                .tags(studio -> Tags.sorted(studio.tags(), Tag::key, Tag::value))
                .remedy("# make a Studio with the key (aws emr create-studio --encryption-key-arn <key>)");
    }
}
