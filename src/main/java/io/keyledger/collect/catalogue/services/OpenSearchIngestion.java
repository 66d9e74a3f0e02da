package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.osis.OsisClient;
import software.amazon.awssdk.services.osis.model.EncryptionAtRestOptions;
import software.amazon.awssdk.services.osis.model.ListPipelinesResponse;
import software.amazon.awssdk.services.osis.model.Pipeline;
import software.amazon.awssdk.services.osis.model.PipelineSummary;
import software.amazon.awssdk.services.osis.model.Tag;

/** Amazon OpenSearch Ingestion. */
@AutoService(DeclaredService.class)
public final class OpenSearchIngestion extends CatalogueService<OsisClient> {
    /** Declares the service. */
    public OpenSearchIngestion() {
        super(OsisClient.class, "osis", "osis", unpublished(), "");
    }

    @Override
    protected OsisClient client(CollectorContext context) {
        return context.client(OsisClient.class, OsisClient::builder);
    }

    @Override
    protected List<TypeDeclaration<OsisClient, ?, ?>> declare() {
        return List.of(type("AWS::OSIS::Pipeline", "OpenSearch Ingestion pipeline")
                .pages(
                        "ListPipelines",
                        100,
                        c -> c.listPipelinesPaginator(r -> r.maxResults(100)),
                        ListPipelinesResponse::pipelines)
                .named(PipelineSummary::pipelineName, PipelineSummary::pipelineArn)
                .each(
                        "GetPipeline",
                        (c, one) -> c.getPipeline(r -> r.pipelineName(one.pipelineName()))
                                .pipeline(),
                        Pipeline::pipelineName,
                        "ResourceNotFoundException")
                .key(
                        pipeline -> Members.of(pipeline.encryptionAtRestOptions(), EncryptionAtRestOptions::kmsKeyArn),
                        Absence.awsOwned(
                                "Amazon OpenSearch Ingestion API Reference, CreatePipeline: by default, data is"
                                        + " encrypted with an AWS owned key"))
                .created(Pipeline::createdAt)
                .tags(pipeline -> Tags.sorted(pipeline.tags(), Tag::key, Tag::value))
                .remedy("aws osis update-pipeline --region {region} --pipeline-name {resource_id}"
                        + " --encryption-at-rest-options KmsKeyArn=<key>"));
    }
}
