package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.imagebuilder.ImagebuilderClient;
import software.amazon.awssdk.services.imagebuilder.model.AmiDistributionConfiguration;
import software.amazon.awssdk.services.imagebuilder.model.Component;
import software.amazon.awssdk.services.imagebuilder.model.ContainerRecipe;
import software.amazon.awssdk.services.imagebuilder.model.ContainerRecipeSummary;
import software.amazon.awssdk.services.imagebuilder.model.Distribution;
import software.amazon.awssdk.services.imagebuilder.model.DistributionConfiguration;
import software.amazon.awssdk.services.imagebuilder.model.DistributionConfigurationSummary;
import software.amazon.awssdk.services.imagebuilder.model.EbsInstanceBlockDeviceSpecification;
import software.amazon.awssdk.services.imagebuilder.model.ImageRecipe;
import software.amazon.awssdk.services.imagebuilder.model.ImageRecipeSummary;
import software.amazon.awssdk.services.imagebuilder.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.imagebuilder.model.ListComponentBuildVersionsResponse;
import software.amazon.awssdk.services.imagebuilder.model.ListComponentsResponse;
import software.amazon.awssdk.services.imagebuilder.model.ListContainerRecipesResponse;
import software.amazon.awssdk.services.imagebuilder.model.ListDistributionConfigurationsResponse;
import software.amazon.awssdk.services.imagebuilder.model.ListImageRecipesResponse;
import software.amazon.awssdk.services.imagebuilder.model.ListWorkflowBuildVersionsResponse;
import software.amazon.awssdk.services.imagebuilder.model.ListWorkflowsResponse;
import software.amazon.awssdk.services.imagebuilder.model.Ownership;
import software.amazon.awssdk.services.imagebuilder.model.Workflow;

/** EC2 Image Builder. */
@AutoService(DeclaredService.class)
public final class ImageBuilder extends CatalogueService<ImagebuilderClient> {
    private static final int PAGE = 25;
    private static final String BUILD_VOLUME = "build-volume";

    /** Declares the service. */
    public ImageBuilder() {
        super(ImagebuilderClient.class, "imagebuilder", "imagebuilder", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected ImagebuilderClient client(CollectorContext context) {
        return context.client(ImagebuilderClient.class, ImagebuilderClient::builder);
    }

    @Override
    protected List<TypeDeclaration<ImagebuilderClient, ?, ?>> declare() {
        return List.of(component(), containerRecipe(), imageRecipe(), distributionConfiguration(), workflow());
    }

    private TypeDeclaration<ImagebuilderClient, ?, ?> component() {
        return type("AWS::ImageBuilder::Component", "Image Builder component")
                .from(items(
                                "ListComponents",
                                PAGE,
                                c -> c.listComponentsPaginator(
                                        r -> r.owner(Ownership.SELF).maxResults(PAGE)),
                                ListComponentsResponse::componentVersionList)
                        .children(
                                "ListComponentBuildVersions",
                                PAGE,
                                (c, version) -> c.listComponentBuildVersionsPaginator(r ->
                                        r.componentVersionArn(version.arn()).maxResults(PAGE)),
                                ListComponentBuildVersionsResponse::componentSummaryList))
                .named(build -> id(build.item().arn()), build -> build.item().arn())
                .each(
                        "GetComponent",
                        (c, build) -> c.getComponent(r ->
                                        r.componentBuildVersionArn(build.item().arn()))
                                .component(),
                        component -> id(component.arn()),
                        "ResourceNotFoundException")
                .key(Component::encrypted, Component::kmsKeyId, Absence.undocumented())
                .tags(Component::tags)
                .remedy("# make a version with the key (aws imagebuilder create-component --kms-key-id <key>)");
    }

    private TypeDeclaration<ImagebuilderClient, ?, ?> containerRecipe() {
        return type("AWS::ImageBuilder::ContainerRecipe", "Image Builder container recipe")
                .pages(
                        "ListContainerRecipes",
                        PAGE,
                        c -> c.listContainerRecipesPaginator(
                                r -> r.owner(Ownership.SELF).maxResults(PAGE)),
                        ListContainerRecipesResponse::containerRecipeSummaryList)
                .named(recipe -> id(recipe.arn()), ContainerRecipeSummary::arn)
                .each(
                        "GetContainerRecipe",
                        (c, recipe) -> c.getContainerRecipe(r -> r.containerRecipeArn(recipe.arn()))
                                .containerRecipe(),
                        recipe -> id(recipe.arn()),
                        "ResourceNotFoundException")
                .key(ContainerRecipe::encrypted, ContainerRecipe::kmsKeyId, Absence.undocumented())
                .purposes(
                        BUILD_VOLUME,
                        Absence.undocumented(),
                        recipe -> recipe.instanceConfiguration() == null
                                ? Map.of()
                                : volumes(recipe.instanceConfiguration().blockDeviceMappings()))
                .tags(ContainerRecipe::tags)
                .storedAs("build-volume", StoredAs.EBS_VOLUME)
                .remedy("# make a version with the key (aws imagebuilder create-container-recipe --kms-key-id <key>)");
    }

    private TypeDeclaration<ImagebuilderClient, ?, ?> imageRecipe() {
        return type("AWS::ImageBuilder::ImageRecipe", "Image Builder image recipe")
                .pages(
                        "ListImageRecipes",
                        PAGE,
                        c -> c.listImageRecipesPaginator(
                                r -> r.owner(Ownership.SELF).maxResults(PAGE)),
                        ListImageRecipesResponse::imageRecipeSummaryList)
                .named(recipe -> id(recipe.arn()), ImageRecipeSummary::arn)
                .each(
                        "GetImageRecipe",
                        (c, recipe) -> c.getImageRecipe(r -> r.imageRecipeArn(recipe.arn()))
                                .imageRecipe(),
                        recipe -> id(recipe.arn()),
                        "ResourceNotFoundException")
                .withoutData()
                .purposes(BUILD_VOLUME, Absence.undocumented(), recipe -> volumes(recipe.blockDeviceMappings()))
                .tags(ImageRecipe::tags)
                .storedAs("build-volume", StoredAs.EBS_VOLUME)
                .remedy("# make a version that names the key in its block device mappings (aws imagebuilder"
                        + " create-image-recipe --block-device-mappings)");
    }

    private TypeDeclaration<ImagebuilderClient, ?, ?> distributionConfiguration() {
        return type("AWS::ImageBuilder::DistributionConfiguration", "Image Builder distribution configuration")
                .pages(
                        "ListDistributionConfigurations",
                        PAGE,
                        c -> c.listDistributionConfigurationsPaginator(r -> r.maxResults(PAGE)),
                        ListDistributionConfigurationsResponse::distributionConfigurationSummaryList)
                .named(distribution -> id(distribution.arn()), DistributionConfigurationSummary::arn)
                .each(
                        "GetDistributionConfiguration",
                        (c, distribution) -> c.getDistributionConfiguration(
                                        r -> r.distributionConfigurationArn(distribution.arn()))
                                .distributionConfiguration(),
                        distribution -> id(distribution.arn()),
                        "ResourceNotFoundException")
                .withoutData()
                .purposes("distributed-image", Absence.undocumented(), ImageBuilder::images)
                .keysOfAnyRegion()
                .tags(DistributionConfiguration::tags)
                .remedy("# name a key of each Region (aws imagebuilder update-distribution-configuration)");
    }

    private TypeDeclaration<ImagebuilderClient, ?, ?> workflow() {
        return type("AWS::ImageBuilder::Workflow", "Image Builder workflow")
                .from(items(
                                "ListWorkflows",
                                PAGE,
                                c -> c.listWorkflowsPaginator(
                                        r -> r.owner(Ownership.SELF).maxResults(PAGE)),
                                ListWorkflowsResponse::workflowVersionList)
                        .children(
                                "ListWorkflowBuildVersions",
                                PAGE,
                                (c, version) -> c.listWorkflowBuildVersionsPaginator(
                                        r -> r.workflowVersionArn(version.arn()).maxResults(PAGE)),
                                ListWorkflowBuildVersionsResponse::workflowSummaryList))
                .named(build -> id(build.item().arn()), build -> build.item().arn())
                .each(
                        "GetWorkflow",
                        (c, build) -> c.getWorkflow(r ->
                                        r.workflowBuildVersionArn(build.item().arn()))
                                .workflow(),
                        workflow -> id(workflow.arn()),
                        "ResourceNotFoundException")
                .key(Workflow::kmsKeyId, Absence.undocumented())
                .tags(Workflow::tags)
                .remedy("# make a version with the key (aws imagebuilder create-workflow --kms-key-id <key>)");
    }

    private static Map<String, StatedEncryption> volumes(List<InstanceBlockDeviceMapping> mappings) {
        Map<String, StatedEncryption> volumes = new TreeMap<>();
        for (InstanceBlockDeviceMapping mapping : mappings) {
            @Nullable String key = Members.of(mapping.ebs(), EbsInstanceBlockDeviceSpecification::kmsKeyId);
            if (key != null) {
                volumes.put(mapping.deviceName(), StatedEncryption.key(key));
            }
        }
        return volumes;
    }

    private static Map<String, StatedEncryption> images(DistributionConfiguration configuration) {
        Map<String, StatedEncryption> images = new TreeMap<>();
        for (Distribution distribution : configuration.distributions()) {
            @Nullable
            String key =
                    Members.of(distribution.amiDistributionConfiguration(), AmiDistributionConfiguration::kmsKeyId);
            if (key != null) {
                images.put(distribution.region(), StatedEncryption.key(key));
            }
        }
        return images;
    }

    /** Name, version and build, as the ARN has them. */
    private static @Nullable String id(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.indexOf('/') + 1);
    }
}
