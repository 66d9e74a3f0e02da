package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.EncryptionAtRest;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Response;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/** Amazon MSK. */
@AutoService(DeclaredService.class)
public final class Kafka extends CatalogueService<KafkaClient> {
    private final Items<KafkaClient, Cluster> clusters = items(
            "ListClustersV2",
            100,
            c -> c.listClustersV2Paginator(r -> r.maxResults(100)),
            ListClustersV2Response::clusterInfoList);

    /** Declares the service. */
    public Kafka() {
        super(KafkaClient.class, "kafka", "kafka", unpublished(), "alias/aws/kafka");
    }

    @Override
    protected KafkaClient client(CollectorContext context) {
        return context.client(KafkaClient.class, KafkaClient::builder);
    }

    @Override
    protected List<TypeDeclaration<KafkaClient, ?, ?>> declare() {
        return List.of(cluster(), serverlessCluster());
    }

    private TypeDeclaration<KafkaClient, ?, ?> cluster() {
        return type("AWS::MSK::Cluster", "MSK cluster")
                .from(clusters.where(cluster -> cluster.clusterType() != ClusterType.SERVERLESS))
                .named(Cluster::clusterName, Cluster::clusterArn)
                .complete()
                .key(
                        Kafka::key,
                        Absence.awsManaged(
                                "alias/aws/kafka",
                                "Amazon MSK API Reference, EncryptionAtRest: without a key, MSK creates one and uses"
                                        + " it"))
                .created(Cluster::creationTime)
                .tags(Cluster::tags)
                .remedy("# make a cluster with the key (aws kafka create-cluster-v2, DataVolumeKMSKeyId), and move the"
                        + " topics to it: the key of a cluster cannot be changed");
    }

    private TypeDeclaration<KafkaClient, ?, ?> serverlessCluster() {
        return type("AWS::MSK::ServerlessCluster", "MSK Serverless cluster")
                .from(clusters.where(cluster -> cluster.clusterType() == ClusterType.SERVERLESS))
                .named(Cluster::clusterName, Cluster::clusterArn)
                .complete()
                .key(
                        _ -> null,
                        Absence.serviceManaged("msk-serverless", "general knowledge")
                                .unverified())
                .created(Cluster::creationTime)
                .tags(Cluster::tags)
                .remedy("# MSK Serverless cannot use a customer managed key: a provisioned cluster can");
    }

    private static @Nullable String key(Cluster cluster) {
        return Members.of(
                Members.of(
                        Members.of(cluster.provisioned(), Provisioned::encryptionInfo),
                        EncryptionInfo::encryptionAtRest),
                EncryptionAtRest::dataVolumeKMSKeyId);
    }
}
