package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.ExecuteCommandConfiguration;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ManagedStorageConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectService;
import software.amazon.awssdk.services.ecs.model.ServiceConnectTlsConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceManagedEBSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Amazon ECS. */
@AutoService(DeclaredService.class)
public final class Ecs extends CatalogueService<EcsClient> {
    private final Items<EcsClient, String> clusters = items(
            "ListClusters",
            100,
            c -> c.listClustersPaginator(r -> r.maxResults(100)),
            ListClustersResponse::clusterArns);

    /** Declares the service. */
    public Ecs() {
        super(EcsClient.class, "ecs", "ecs", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected EcsClient client(CollectorContext context) {
        return context.client(EcsClient.class, EcsClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EcsClient, ?, ?>> declare() {
        return List.of(cluster(), service());
    }

    private TypeDeclaration<EcsClient, ?, ?> cluster() {
        return type("AWS::ECS::Cluster", "ECS cluster")
                .from(clusters)
                .named(Ecs::last, arn -> arn)
                .batches(
                        "DescribeClusters",
                        100,
                        (c, arns) -> c.describeClusters(
                                        r -> r.clusters(arns).include(ClusterField.CONFIGURATIONS, ClusterField.TAGS))
                                .clusters(),
                        cluster -> last(cluster.clusterArn()))
                .withoutData()
                .purpose(
                        "exec-session",
                        cluster -> Members.of(
                                Members.of(cluster.configuration(), ClusterConfiguration::executeCommandConfiguration),
                                ExecuteCommandConfiguration::kmsKeyId))
                .purpose(
                        "managed-storage",
                        cluster -> Members.of(storage(cluster), ManagedStorageConfiguration::kmsKeyId))
                .purpose(
                        "fargate-ephemeral-storage",
                        cluster -> Members.of(
                                storage(cluster), ManagedStorageConfiguration::fargateEphemeralStorageKmsKeyId))
                .tags(cluster -> Tags.sorted(cluster.tags(), Tag::key, Tag::value))
                .storedAs("managed-storage", StoredAs.EBS_VOLUME)
                .remedy("aws ecs update-cluster --region {region} --cluster {resource_id} --configuration"
                        + " 'managedStorageConfiguration={kmsKeyId=<key>,fargateEphemeralStorageKmsKeyId=<key>}'");
    }

    private TypeDeclaration<EcsClient, ?, ?> service() {
        return type("AWS::ECS::Service", "ECS service")
                .from(clusters.children(
                        "ListServices",
                        100,
                        (c, cluster) ->
                                c.listServicesPaginator(r -> r.cluster(cluster).maxResults(100)),
                        ListServicesResponse::serviceArns))
                .named(service -> last(service.parent()) + "/" + last(service.item()), Items.Child::item)
                .batches(
                        "DescribeServices",
                        1,
                        (c, services) -> c.describeServices(
                                        r -> r.cluster(services.getFirst().parent())
                                                .services(services.getFirst().item())
                                                .include(ServiceField.TAGS))
                                .services(),
                        service -> last(service.clusterArn()) + "/" + service.serviceName())
                .withoutData()
                .purposes("volume", Absence.undocumented(), Ecs::volumes)
                .purposes("service-connect-tls", Absence.undocumented(), Ecs::connections)
                .created(Service::createdAt)
                .tags(service -> Tags.sorted(service.tags(), Tag::key, Tag::value))
                .storedAs("volume", StoredAs.EBS_VOLUME)
                .remedy("# name the key in the volume configurations of {resource_id} (aws ecs update-service"
                        + " --volume-configurations)");
    }

    private static @Nullable ManagedStorageConfiguration storage(Cluster cluster) {
        return Members.of(cluster.configuration(), ClusterConfiguration::managedStorageConfiguration);
    }

    /** The volumes of which a deployment names the key; the volumes themselves are EBS volumes. */
    private static Map<String, StatedEncryption> volumes(Service service) {
        Map<String, StatedEncryption> volumes = new TreeMap<>();
        for (Deployment deployment : service.deployments()) {
            for (ServiceVolumeConfiguration volume : deployment.volumeConfigurations()) {
                put(
                        volumes,
                        volume.name(),
                        Members.of(volume.managedEBSVolume(), ServiceManagedEBSVolumeConfiguration::kmsKeyId));
            }
        }
        return volumes;
    }

    private static Map<String, StatedEncryption> connections(Service service) {
        Map<String, StatedEncryption> connections = new TreeMap<>();
        for (Deployment deployment : service.deployments()) {
            if (deployment.serviceConnectConfiguration() != null) {
                for (ServiceConnectService each :
                        deployment.serviceConnectConfiguration().services()) {
                    put(connections, each.portName(), Members.of(each.tls(), ServiceConnectTlsConfiguration::kmsKey));
                }
            }
        }
        return connections;
    }

    /** While a service is deployed anew, its newest deployment comes first. */
    private static void put(Map<String, StatedEncryption> rows, String name, @Nullable String key) {
        if (key != null && !key.isBlank()) {
            rows.putIfAbsent(name, StatedEncryption.key(key));
        }
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
