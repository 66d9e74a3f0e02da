package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AsyncInferenceConfig;
import software.amazon.awssdk.services.sagemaker.model.CanvasAppSettings;
import software.amazon.awssdk.services.sagemaker.model.ClusterEbsVolumeConfig;
import software.amazon.awssdk.services.sagemaker.model.ClusterInstanceStorageConfig;
import software.amazon.awssdk.services.sagemaker.model.ClusterSummary;
import software.amazon.awssdk.services.sagemaker.model.DescribeClusterResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDataQualityJobDefinitionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDeviceFleetResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeFeatureGroupResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeFlowDefinitionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceExperimentResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelBiasJobDefinitionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelCardResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelExplainabilityJobDefinitionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelQualityJobDefinitionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeNotebookInstanceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribePartnerAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.DeviceFleetSummary;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.FeatureGroupSummary;
import software.amazon.awssdk.services.sagemaker.model.FlowDefinitionOutputConfig;
import software.amazon.awssdk.services.sagemaker.model.FlowDefinitionSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceExperimentDataStorageConfig;
import software.amazon.awssdk.services.sagemaker.model.InferenceExperimentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListClustersResponse;
import software.amazon.awssdk.services.sagemaker.model.ListDataQualityJobDefinitionsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListDeviceFleetsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListDomainsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListFeatureGroupsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListFlowDefinitionsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceExperimentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelBiasJobDefinitionsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelCardsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelExplainabilityJobDefinitionsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackagesResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelQualityJobDefinitionsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListNotebookInstancesResponse;
import software.amazon.awssdk.services.sagemaker.model.ListPartnerAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListUserProfilesResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelCardSecurityConfig;
import software.amazon.awssdk.services.sagemaker.model.ModelCardSummary;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSecurityConfig;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageType;
import software.amazon.awssdk.services.sagemaker.model.MonitoringClusterConfig;
import software.amazon.awssdk.services.sagemaker.model.MonitoringJobDefinitionSummary;
import software.amazon.awssdk.services.sagemaker.model.MonitoringOutputConfig;
import software.amazon.awssdk.services.sagemaker.model.MonitoringResources;
import software.amazon.awssdk.services.sagemaker.model.NotebookInstanceSummary;
import software.amazon.awssdk.services.sagemaker.model.OnlineStoreSecurityConfig;
import software.amazon.awssdk.services.sagemaker.model.PartnerAppSummary;
import software.amazon.awssdk.services.sagemaker.model.S3StorageConfig;
import software.amazon.awssdk.services.sagemaker.model.SharingSettings;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;
import software.amazon.awssdk.services.sagemaker.model.WorkspaceSettings;

/** Amazon SageMaker AI. */
@AutoService(DeclaredService.class)
public final class SageMaker extends CatalogueService<SageMakerClient> {
    private static final Absence KEY_FOR_S3 = Absence.awsManaged(
            "alias/aws/s3",
            "Amazon SageMaker API Reference: without a KMS key ID, the default KMS key for Amazon S3 of the role's"
                    + " account");

    private final Items<SageMakerClient, DomainDetails> domains = items(
            "ListDomains", 100, c -> c.listDomainsPaginator(r -> r.maxResults(100)), ListDomainsResponse::domains);

    /** Declares the service. */
    public SageMaker() {
        super(SageMakerClient.class, "sagemaker", "sagemaker", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected SageMakerClient client(CollectorContext context) {
        return context.client(SageMakerClient.class, SageMakerClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SageMakerClient, ?, ?>> declare() {
        return List.of(
                type("AWS::SageMaker::NotebookInstance", "SageMaker notebook instance")
                        .pages(
                                "ListNotebookInstances",
                                100,
                                c -> c.listNotebookInstancesPaginator(r -> r.maxResults(100)),
                                ListNotebookInstancesResponse::notebookInstances)
                        .named(
                                NotebookInstanceSummary::notebookInstanceName,
                                NotebookInstanceSummary::notebookInstanceArn)
                        .each(
                                "DescribeNotebookInstance",
                                (c, one) -> c.describeNotebookInstance(
                                        r -> r.notebookInstanceName(one.notebookInstanceName())),
                                DescribeNotebookInstanceResponse::notebookInstanceName,
                                "ResourceNotFound")
                        .key(
                                DescribeNotebookInstanceResponse::kmsKeyId,
                                Absence.serviceManaged(
                                        "system-managed",
                                        "Amazon SageMaker AI Developer Guide, notebook instances: without a KMS key, a"
                                                + " system-managed KMS key"))
                        .sizeGib(DescribeNotebookInstanceResponse::volumeSizeInGB)
                        .created(DescribeNotebookInstanceResponse::creationTime)
                        .remedy("# make a notebook instance with the key (aws sagemaker create-notebook-instance"
                                + " --kms-key-id): its key cannot be changed"),
                type("AWS::SageMaker::Domain", "SageMaker domain")
                        .from(domains)
                        .named(DomainDetails::domainId, DomainDetails::domainArn)
                        .each(
                                "DescribeDomain",
                                (c, one) -> c.describeDomain(r -> r.domainId(one.domainId())),
                                DescribeDomainResponse::domainId,
                                "ResourceNotFound")
                        .key(
                                SageMaker::keyOfDomain,
                                Absence.unnamedKey(
                                        "Amazon SageMaker API Reference, CreateDomain: EFS and EBS volumes are"
                                                + " encrypted with an AWS managed key by default"))
                        .purpose("shared-notebooks", domain -> sharing(domain.defaultUserSettings()))
                        .purpose("canvas", domain -> canvas(domain.defaultUserSettings()))
                        .created(DescribeDomainResponse::creationTime)
                        .storedAs("data", StoredAs.EFS_FILE_SYSTEM)
                        .storedAs("shared-notebooks", StoredAs.S3_OBJECTS)
                        .storedAs("canvas", StoredAs.S3_OBJECTS)
                        .remedy("# make a domain with the key (aws sagemaker create-domain --kms-key-id): the key of a"
                                + " domain cannot be changed"),
                type("AWS::SageMaker::UserProfile", "SageMaker user profile")
                        .from(items(
                                        "ListUserProfiles",
                                        100,
                                        c -> c.listUserProfilesPaginator(r -> r.maxResults(100)),
                                        ListUserProfilesResponse::userProfiles)
                                .ifAny("the Region has no SageMaker domain", domains))
                        .named(
                                one -> one.domainId() + "/" + one.userProfileName(),
                                "arn:{partition}:sagemaker:{region}:{account}:user-profile/{id}")
                        .each(
                                "DescribeUserProfile",
                                (c, one) -> c.describeUserProfile(
                                        r -> r.domainId(one.domainId()).userProfileName(one.userProfileName())),
                                one -> one.domainId() + "/" + one.userProfileName(),
                                "ResourceNotFound")
                        .withoutData()
                        .purpose("shared-notebooks", one -> sharing(one.userSettings()))
                        .purpose("canvas", one -> canvas(one.userSettings()))
                        .arn(DescribeUserProfileResponse::userProfileArn)
                        .created(DescribeUserProfileResponse::creationTime)
                        .storedAs("shared-notebooks", StoredAs.S3_OBJECTS)
                        .storedAs("canvas", StoredAs.S3_OBJECTS)
                        .remedy("# aws sagemaker update-user-profile --user-settings"
                                + " SharingSettings={S3KmsKeyId=<key>}"),
                type("AWS::SageMaker::EndpointConfig", "SageMaker endpoint configuration")
                        .pages(
                                "ListEndpointConfigs",
                                100,
                                c -> c.listEndpointConfigsPaginator(r -> r.maxResults(100)),
                                ListEndpointConfigsResponse::endpointConfigs)
                        .named(EndpointConfigSummary::endpointConfigName, EndpointConfigSummary::endpointConfigArn)
                        .each(
                                "DescribeEndpointConfig",
                                (c, one) ->
                                        c.describeEndpointConfig(r -> r.endpointConfigName(one.endpointConfigName())),
                                DescribeEndpointConfigResponse::endpointConfigName,
                                "ResourceNotFound")
                        .key(
                                DescribeEndpointConfigResponse::kmsKeyId,
                                Absence.serviceManaged(
                                        "transient-key",
                                        "Amazon SageMaker AI Developer Guide, endpoints: without a KMS key, a"
                                                + " transient key that is discarded once the storage volume is encrypted"))
                        .purpose(
                                "data-capture",
                                config -> config.dataCaptureConfig() != null,
                                config -> config.dataCaptureConfig().kmsKeyId(),
                                KEY_FOR_S3)
                        .purpose(
                                "async-output",
                                config -> Members.of(config.asyncInferenceConfig(), AsyncInferenceConfig::outputConfig)
                                        != null,
                                config -> config.asyncInferenceConfig()
                                        .outputConfig()
                                        .kmsKeyId(),
                                KEY_FOR_S3)
                        .created(DescribeEndpointConfigResponse::creationTime)
                        .storedAs("data-capture", StoredAs.S3_OBJECTS)
                        .storedAs("async-output", StoredAs.S3_OBJECTS)
                        .remedy("# make an endpoint configuration with the key (aws sagemaker create-endpoint-config"
                                + " --kms-key-id), and update the endpoints to it"),
                type("AWS::SageMaker::FeatureGroup", "SageMaker feature group")
                        .pages(
                                "ListFeatureGroups",
                                100,
                                c -> c.listFeatureGroupsPaginator(r -> r.maxResults(100)),
                                ListFeatureGroupsResponse::featureGroupSummaries)
                        .named(FeatureGroupSummary::featureGroupName, FeatureGroupSummary::featureGroupArn)
                        .each(
                                "DescribeFeatureGroup",
                                (c, one) -> c.describeFeatureGroup(r -> r.featureGroupName(one.featureGroupName())),
                                DescribeFeatureGroupResponse::featureGroupName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "online-store",
                                group -> group.onlineStoreConfig() != null
                                        && Boolean.TRUE.equals(
                                                group.onlineStoreConfig().enableOnlineStore()),
                                group -> Members.of(
                                        group.onlineStoreConfig().securityConfig(),
                                        OnlineStoreSecurityConfig::kmsKeyId),
                                Absence.awsOwned(
                                        "Amazon SageMaker AI Developer Guide, Feature Store security: an AWS owned key"
                                                + " for the online store by default"))
                        .purpose(
                                "offline-store",
                                group -> group.offlineStoreConfig() != null,
                                group -> Members.of(
                                        group.offlineStoreConfig().s3StorageConfig(), S3StorageConfig::kmsKeyId),
                                Absence.unnamedKey(
                                        "Amazon SageMaker AI Developer Guide, Feature Store security: an AWS managed"
                                                + " key for the offline store by default"))
                        .created(DescribeFeatureGroupResponse::creationTime)
                        .lostFor(
                                "online-store",
                                KeyLoss.AT_ONCE,
                                "Amazon SageMaker API Reference, OnlineStoreSecurityConfig: whoever gets or"
                                        + " puts a record needs kms:Decrypt on the key")
                        .storedAs("offline-store", StoredAs.S3_OBJECTS)
                        .remedy("# make a feature group whose stores name the key (aws sagemaker"
                                + " create-feature-group), and put the records into it"),
                type("AWS::SageMaker::ModelPackage", "SageMaker model package")
                        .pages(
                                "ListModelPackages",
                                100,
                                c -> c.listModelPackagesPaginator(
                                        r -> r.maxResults(100).modelPackageType(ModelPackageType.BOTH)),
                                ListModelPackagesResponse::modelPackageSummaryList)
                        .named(ModelPackageSummary::modelPackageArn, ModelPackageSummary::modelPackageArn)
                        .each(
                                "DescribeModelPackage",
                                (c, one) -> c.describeModelPackage(r -> r.modelPackageName(one.modelPackageArn())),
                                DescribeModelPackageResponse::modelPackageArn,
                                "ResourceNotFound")
                        .key(
                                one -> Members.of(one.securityConfig(), ModelPackageSecurityConfig::kmsKeyId),
                                Absence.undocumented())
                        .created(DescribeModelPackageResponse::creationTime)
                        .remedy("# make the model package again with the key (aws sagemaker create-model-package"
                                + " --security-config KmsKeyId=<key>)"),
                type("AWS::SageMaker::ModelCard", "SageMaker model card")
                        .pages(
                                "ListModelCards",
                                100,
                                c -> c.listModelCardsPaginator(r -> r.maxResults(100)),
                                ListModelCardsResponse::modelCardSummaries)
                        .named(ModelCardSummary::modelCardName, ModelCardSummary::modelCardArn)
                        .each(
                                "DescribeModelCard",
                                (c, one) -> c.describeModelCard(r -> r.modelCardName(one.modelCardName())),
                                DescribeModelCardResponse::modelCardName,
                                "ResourceNotFound")
                        .key(
                                card -> Members.of(card.securityConfig(), ModelCardSecurityConfig::kmsKeyId),
                                Absence.undocumented())
                        .created(DescribeModelCardResponse::creationTime)
                        .remedy("# make the model card again with the key (aws sagemaker create-model-card"
                                + " --security-config KmsKeyId=<key>)"),
                type("AWS::SageMaker::Cluster", "SageMaker HyperPod cluster")
                        .pages(
                                "ListClusters",
                                100,
                                c -> c.listClustersPaginator(r -> r.maxResults(100)),
                                ListClustersResponse::clusterSummaries)
                        .named(ClusterSummary::clusterName, ClusterSummary::clusterArn)
                        .each(
                                "DescribeCluster",
                                (c, one) -> c.describeCluster(r -> r.clusterName(one.clusterName())),
                                DescribeClusterResponse::clusterName,
                                "ResourceNotFound")
                        .withoutData()
                        .purposes("volume", Absence.undocumented(), SageMaker::volumes)
                        .created(DescribeClusterResponse::creationTime)
                        .storedAs("volume", StoredAs.EBS_VOLUME)
                        .remedy("# update the cluster with instance groups whose storage names the key (aws sagemaker"
                                + " update-cluster)"),
                type("AWS::SageMaker::DataQualityJobDefinition", "SageMaker data quality job definition")
                        .pages(
                                "ListDataQualityJobDefinitions",
                                100,
                                c -> c.listDataQualityJobDefinitionsPaginator(r -> r.maxResults(100)),
                                ListDataQualityJobDefinitionsResponse::jobDefinitionSummaries)
                        .named(
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionName,
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionArn)
                        .each(
                                "DescribeDataQualityJobDefinition",
                                (c, one) -> c.describeDataQualityJobDefinition(
                                        r -> r.jobDefinitionName(one.monitoringJobDefinitionName())),
                                DescribeDataQualityJobDefinitionResponse::jobDefinitionName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "output",
                                job -> Members.of(job.dataQualityJobOutputConfig(), MonitoringOutputConfig::kmsKeyId))
                        .purpose("volume", job -> volume(job.jobResources()))
                        .created(DescribeDataQualityJobDefinitionResponse::creationTime)
                        .storedAs("output", StoredAs.S3_OBJECTS)
                        .remedy("# make the job definition again with the key: it cannot be changed"),
                type("AWS::SageMaker::ModelBiasJobDefinition", "SageMaker model bias job definition")
                        .pages(
                                "ListModelBiasJobDefinitions",
                                100,
                                c -> c.listModelBiasJobDefinitionsPaginator(r -> r.maxResults(100)),
                                ListModelBiasJobDefinitionsResponse::jobDefinitionSummaries)
                        .named(
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionName,
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionArn)
                        .each(
                                "DescribeModelBiasJobDefinition",
                                (c, one) -> c.describeModelBiasJobDefinition(
                                        r -> r.jobDefinitionName(one.monitoringJobDefinitionName())),
                                DescribeModelBiasJobDefinitionResponse::jobDefinitionName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "output",
                                job -> Members.of(job.modelBiasJobOutputConfig(), MonitoringOutputConfig::kmsKeyId))
                        .purpose("volume", job -> volume(job.jobResources()))
                        .created(DescribeModelBiasJobDefinitionResponse::creationTime)
                        .storedAs("output", StoredAs.S3_OBJECTS)
                        .remedy("# make the job definition again with the key: it cannot be changed"),
                type(
                                "AWS::SageMaker::ModelExplainabilityJobDefinition",
                                "SageMaker model explainability job definition")
                        .pages(
                                "ListModelExplainabilityJobDefinitions",
                                100,
                                c -> c.listModelExplainabilityJobDefinitionsPaginator(r -> r.maxResults(100)),
                                ListModelExplainabilityJobDefinitionsResponse::jobDefinitionSummaries)
                        .named(
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionName,
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionArn)
                        .each(
                                "DescribeModelExplainabilityJobDefinition",
                                (c, one) -> c.describeModelExplainabilityJobDefinition(
                                        r -> r.jobDefinitionName(one.monitoringJobDefinitionName())),
                                DescribeModelExplainabilityJobDefinitionResponse::jobDefinitionName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "output",
                                job -> Members.of(
                                        job.modelExplainabilityJobOutputConfig(), MonitoringOutputConfig::kmsKeyId))
                        .purpose("volume", job -> volume(job.jobResources()))
                        .created(DescribeModelExplainabilityJobDefinitionResponse::creationTime)
                        .storedAs("output", StoredAs.S3_OBJECTS)
                        .remedy("# make the job definition again with the key: it cannot be changed"),
                type("AWS::SageMaker::ModelQualityJobDefinition", "SageMaker model quality job definition")
                        .pages(
                                "ListModelQualityJobDefinitions",
                                100,
                                c -> c.listModelQualityJobDefinitionsPaginator(r -> r.maxResults(100)),
                                ListModelQualityJobDefinitionsResponse::jobDefinitionSummaries)
                        .named(
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionName,
                                MonitoringJobDefinitionSummary::monitoringJobDefinitionArn)
                        .each(
                                "DescribeModelQualityJobDefinition",
                                (c, one) -> c.describeModelQualityJobDefinition(
                                        r -> r.jobDefinitionName(one.monitoringJobDefinitionName())),
                                DescribeModelQualityJobDefinitionResponse::jobDefinitionName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "output",
                                job -> Members.of(job.modelQualityJobOutputConfig(), MonitoringOutputConfig::kmsKeyId))
                        .purpose("volume", job -> volume(job.jobResources()))
                        .created(DescribeModelQualityJobDefinitionResponse::creationTime)
                        .storedAs("output", StoredAs.S3_OBJECTS)
                        .remedy("# make the job definition again with the key: it cannot be changed"),
                type("AWS::SageMaker::DeviceFleet", "SageMaker Edge Manager device fleet")
                        .pages(
                                "ListDeviceFleets",
                                100,
                                c -> c.listDeviceFleetsPaginator(r -> r.maxResults(100)),
                                ListDeviceFleetsResponse::deviceFleetSummaries)
                        .named(DeviceFleetSummary::deviceFleetName, DeviceFleetSummary::deviceFleetArn)
                        .each(
                                "DescribeDeviceFleet",
                                (c, one) -> c.describeDeviceFleet(r -> r.deviceFleetName(one.deviceFleetName())),
                                DescribeDeviceFleetResponse::deviceFleetName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "output",
                                fleet -> fleet.outputConfig() != null,
                                fleet -> fleet.outputConfig().kmsKeyId(),
                                KEY_FOR_S3)
                        .created(DescribeDeviceFleetResponse::creationTime)
                        .remedy("# aws sagemaker update-device-fleet --output-config"
                                + " S3OutputLocation=<location>,KmsKeyId=<key>"),
                type("AWS::SageMaker::InferenceExperiment", "SageMaker inference experiment")
                        .pages(
                                "ListInferenceExperiments",
                                100,
                                c -> c.listInferenceExperimentsPaginator(r -> r.maxResults(100)),
                                ListInferenceExperimentsResponse::inferenceExperiments)
                        .named(
                                InferenceExperimentSummary::name,
                                "arn:{partition}:sagemaker:{region}:{account}:inference-experiment/{id}")
                        .each(
                                "DescribeInferenceExperiment",
                                (c, one) -> c.describeInferenceExperiment(r -> r.name(one.name())),
                                DescribeInferenceExperimentResponse::name,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose("volume", DescribeInferenceExperimentResponse::kmsKey)
                        .purpose(
                                "captured-data",
                                one -> Members.of(
                                        one.dataStorageConfig(), InferenceExperimentDataStorageConfig::kmsKey))
                        .arn(DescribeInferenceExperimentResponse::arn)
                        .created(DescribeInferenceExperimentResponse::creationTime)
                        .remedy("# make the experiment again with the key (aws sagemaker create-inference-experiment"
                                + " --kms-key)"),
                // CloudFormation has no such type.
                type("AWS::SageMaker::FlowDefinition", "SageMaker human review workflow")
                        .pages(
                                "ListFlowDefinitions",
                                100,
                                c -> c.listFlowDefinitionsPaginator(r -> r.maxResults(100)),
                                ListFlowDefinitionsResponse::flowDefinitionSummaries)
                        .named(FlowDefinitionSummary::flowDefinitionName, FlowDefinitionSummary::flowDefinitionArn)
                        .each(
                                "DescribeFlowDefinition",
                                (c, one) ->
                                        c.describeFlowDefinition(r -> r.flowDefinitionName(one.flowDefinitionName())),
                                DescribeFlowDefinitionResponse::flowDefinitionName,
                                "ResourceNotFound")
                        .withoutData()
                        .purpose(
                                "output", flow -> Members.of(flow.outputConfig(), FlowDefinitionOutputConfig::kmsKeyId))
                        .created(DescribeFlowDefinitionResponse::creationTime)
                        .remedy("# make the workflow again with the key (aws sagemaker create-flow-definition"
                                + " --output-config)"),
                type("AWS::SageMaker::PartnerApp", "SageMaker partner AI app")
                        .pages(
                                "ListPartnerApps",
                                100,
                                c -> c.listPartnerAppsPaginator(r -> r.maxResults(100)),
                                ListPartnerAppsResponse::summaries)
                        .named(PartnerAppSummary::arn, PartnerAppSummary::arn)
                        .each(
                                "DescribePartnerApp",
                                (c, one) -> c.describePartnerApp(r -> r.arn(one.arn())),
                                DescribePartnerAppResponse::arn,
                                "ResourceNotFound")
                        .key(
                                DescribePartnerAppResponse::kmsKeyId,
                                Absence.unnamedKey(
                                        "Amazon SageMaker API Reference, CreatePartnerApp: an AWS managed key by"
                                                + " default"))
                        .created(DescribePartnerAppResponse::creationTime)
                        .lost(
                                KeyLoss.AT_ONCE,
                                "Amazon SageMaker AI Developer Guide, partner AI apps: without access to the"
                                        + " key, the app cannot access any of the data that it encrypts")
                        .remedy("# make the app again with the key (aws sagemaker create-partner-app --kms-key-id)"));
    }

    private static @Nullable String sharing(@Nullable UserSettings settings) {
        return Members.of(Members.of(settings, UserSettings::sharingSettings), SharingSettings::s3KmsKeyId);
    }

    private static @Nullable String canvas(@Nullable UserSettings settings) {
        return Members.of(
                Members.of(Members.of(settings, UserSettings::canvasAppSettings), CanvasAppSettings::workspaceSettings),
                WorkspaceSettings::s3KmsKeyId);
    }

    private static @Nullable String volume(@Nullable MonitoringResources resources) {
        return Members.of(
                Members.of(resources, MonitoringResources::clusterConfig), MonitoringClusterConfig::volumeKmsKeyId);
    }

    private static Map<String, StatedEncryption> volumes(DescribeClusterResponse cluster) {
        Map<String, StatedEncryption> volumes = new TreeMap<>();
        cluster.instanceGroups()
                .forEach(group -> volumes(group.instanceGroupName(), group.instanceStorageConfigs(), volumes));
        cluster.restrictedInstanceGroups()
                .forEach(group -> volumes(group.instanceGroupName(), group.instanceStorageConfigs(), volumes));
        return volumes;
    }

    private static void volumes(
            String group, List<ClusterInstanceStorageConfig> storage, Map<String, StatedEncryption> volumes) {
        for (int i = 0; i < storage.size(); i++) {
            @Nullable ClusterEbsVolumeConfig volume = storage.get(i).ebsVolumeConfig();
            if (volume != null && volume.volumeKmsKeyId() != null) {
                volumes.put(group + " " + (i + 1), StatedEncryption.key(volume.volumeKmsKeyId()));
            }
        }
    }

    @SuppressWarnings("deprecation") // An old domain can name its key in the older member alone.
    private static @Nullable String keyOfDomain(DescribeDomainResponse domain) {
        return domain.kmsKeyId() == null ? domain.homeEfsFileSystemKmsKeyId() : domain.kmsKeyId();
    }
}
