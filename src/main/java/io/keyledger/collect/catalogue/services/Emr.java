package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.model.CloudWatchLogConfiguration;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterStatus;
import software.amazon.awssdk.services.emr.model.ClusterSummary;
import software.amazon.awssdk.services.emr.model.ClusterTimeline;
import software.amazon.awssdk.services.emr.model.DescribeSecurityConfigurationResponse;
import software.amazon.awssdk.services.emr.model.ListClustersResponse;
import software.amazon.awssdk.services.emr.model.ListSecurityConfigurationsResponse;
import software.amazon.awssdk.services.emr.model.ListStudiosResponse;
import software.amazon.awssdk.services.emr.model.MonitoringConfiguration;
import software.amazon.awssdk.services.emr.model.SecurityConfigurationSummary;
import software.amazon.awssdk.services.emr.model.Studio;
import software.amazon.awssdk.services.emr.model.StudioSummary;
import software.amazon.awssdk.services.emr.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

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
        return List.of(cluster(), studio(), securityConfiguration());
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
                .storedAs("cloudwatch", StoredAs.LOG_EVENTS)
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

    private TypeDeclaration<EmrClient, ?, ?> securityConfiguration() {
        return type("AWS::EMR::SecurityConfiguration", "EMR security configuration")
                .pages(
                        "ListSecurityConfigurations",
                        50,
                        c -> c.listSecurityConfigurationsPaginator(_ -> {}),
                        ListSecurityConfigurationsResponse::securityConfigurations)
                .named(SecurityConfigurationSummary::name, "")
                .each(
                        "DescribeSecurityConfiguration",
                        (c, one) -> c.describeSecurityConfiguration(r -> r.name(one.name())),
                        DescribeSecurityConfigurationResponse::name)
                .withoutData()
                // Without encryption at rest, clusters leave it to the buckets and volumes that they write to.
                .purposes("s3", Absence.undocumented(), one -> buckets(atRest(one)))
                .purposes("local-disk", Absence.undocumented(), one -> localDisks(atRest(one)))
                .keysOfAnyRegion()
                .created(DescribeSecurityConfigurationResponse::creationDateTime)
                .remedy("# make a security configuration with the key (aws emr create-security-configuration), and make"
                        + " clusters with it: a security configuration cannot be changed");
    }

    /** What the JSON document says of encryption at rest; a missing node where that is off. */
    private static JsonNode atRest(DescribeSecurityConfigurationResponse configuration) {
        JsonNode encryption = JsonMapper.shared()
                .readTree(configuration.securityConfiguration())
                .path("EncryptionConfiguration");
        return encryption.path("EnableAtRestEncryption").asBoolean(false)
                ? encryption.path("AtRestEncryptionConfiguration")
                : MissingNode.getInstance();
    }

    private static Map<String, StatedEncryption> buckets(JsonNode atRest) {
        Map<String, StatedEncryption> buckets = new TreeMap<>();
        JsonNode usual = atRest.path("S3EncryptionConfiguration");
        if (usual.has("EncryptionMode")) {
            buckets.put("", bucket(usual));
        }
        usual.path("Overrides")
                .forEach(one -> buckets.put(one.path("BucketName").asString(""), bucket(one)));
        return buckets;
    }

    private static StatedEncryption bucket(JsonNode configuration) {
        String mode = configuration.path("EncryptionMode").asString("");
        return switch (mode) {
            case "SSE-S3" -> StatedEncryption.byService("sse-s3");
            case "SSE-KMS", "CSE-KMS" -> key(mode.toLowerCase(Locale.ROOT), configuration);
            case "CSE-Custom" -> new StatedEncryption.NothingStored("clusters encrypt with keys of a custom provider");
            default -> new StatedEncryption.Contradictory("the encryption mode " + mode + " is not known");
        };
    }

    private static Map<String, StatedEncryption> localDisks(JsonNode atRest) {
        JsonNode disks = atRest.path("LocalDiskEncryptionConfiguration");
        return switch (disks.path("EncryptionKeyProviderType").asString("")) {
            case "" -> Map.of();
            case "AwsKms" -> Map.of("", key("kms", disks));
            default ->
                Map.of("", new StatedEncryption.NothingStored("clusters encrypt with keys of a custom provider"));
        };
    }

    private static StatedEncryption key(String word, JsonNode configuration) {
        return StatedEncryption.key(word, configuration.path("AwsKmsKey").asString(""));
    }
}
