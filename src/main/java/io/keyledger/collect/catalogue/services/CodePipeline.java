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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStore;
import software.amazon.awssdk.services.codepipeline.model.EncryptionKey;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineMetadata;
import software.amazon.awssdk.services.codepipeline.model.PipelineSummary;

/** AWS CodePipeline. */
@AutoService(DeclaredService.class)
public final class CodePipeline extends CatalogueService<CodePipelineClient> {
    /** Declares the service. */
    public CodePipeline() {
        super(CodePipelineClient.class, "codepipeline", "codepipeline", unpublished(), "alias/aws/s3");
    }

    @Override
    protected CodePipelineClient client(CollectorContext context) {
        return context.client(CodePipelineClient.class, CodePipelineClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CodePipelineClient, ?, ?>> declare() {
        return List.of(type("AWS::CodePipeline::Pipeline", "CodePipeline pipeline")
                .pages(
                        "ListPipelines",
                        1000,
                        c -> c.listPipelinesPaginator(r -> r.maxResults(1000)),
                        ListPipelinesResponse::pipelines)
                .named(PipelineSummary::name, "arn:{partition}:codepipeline:{region}:{account}:{id}")
                .each(
                        "GetPipeline",
                        (c, pipeline) -> c.getPipeline(r -> r.name(pipeline.name())),
                        answer -> Members.of(answer.pipeline(), PipelineDeclaration::name),
                        "PipelineNotFoundException")
                .withoutData()
                .purposes(
                        "artifacts",
                        Absence.awsManaged(
                                "alias/aws/s3",
                                "AWS CodePipeline API Reference, ArtifactStore: without a key, the default key"
                                        + " for Amazon S3"),
                        CodePipeline::stores)
                .keysOfAnyRegion()
                .created(answer -> Members.of(answer.metadata(), PipelineMetadata::created))
                .storedAs("artifacts", StoredAs.S3_OBJECTS)
                .remedy("# name the key in each artifact store (aws codepipeline update-pipeline,"
                        + " artifactStore.encryptionKey)"));
    }

    /** A pipeline with actions in several Regions has a store in each. */
    private static Map<String, StatedEncryption> stores(GetPipelineResponse answer) {
        PipelineDeclaration pipeline = answer.pipeline();
        Map<String, StatedEncryption> stores = new TreeMap<>();
        if (pipeline.artifactStore() != null) {
            stores.put("", key(pipeline.artifactStore()));
        }
        pipeline.artifactStores().forEach((region, store) -> stores.put(region, key(store)));
        return stores;
    }

    private static StatedEncryption key(ArtifactStore store) {
        return StatedEncryption.key(Members.of(store.encryptionKey(), EncryptionKey::id));
    }
}
