package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.DescribePipeResponse;
import software.amazon.awssdk.services.pipes.model.ListPipesResponse;
import software.amazon.awssdk.services.pipes.model.Pipe;

/** Amazon EventBridge Pipes. */
@AutoService(DeclaredService.class)
public final class Pipes extends CatalogueService<PipesClient> {

    /** Declares the service. */
    public Pipes() {
        super(PipesClient.class, "pipes", "pipes", unpublished(), "");
    }

    @Override
    protected PipesClient client(CollectorContext context) {
        return context.client(PipesClient.class, PipesClient::builder);
    }

    @Override
    protected List<TypeDeclaration<PipesClient, ?, ?>> declare() {
        return List.of(type("AWS::Pipes::Pipe", "EventBridge pipe")
                .pages("ListPipes", 100, c -> c.listPipesPaginator(r -> r.limit(100)), ListPipesResponse::pipes)
                .named(Pipe::name, Pipe::arn)
                .each(
                        "DescribePipe",
                        (c, pipe) -> c.describePipe(r -> r.name(pipe.name())),
                        DescribePipeResponse::name,
                        "NotFoundException")
                .key(
                        DescribePipeResponse::kmsKeyIdentifier,
                        Absence.awsOwned(
                                "EventBridge Pipes API Reference, CreatePipe: without a customer managed key, an"
                                        + " AWS owned key"))
                .created(DescribePipeResponse::creationTime)
                .tags(DescribePipeResponse::tags)
                .remedy("aws pipes update-pipe --region {region} --name {resource_id} --role-arn <role>"
                        + " --kms-key-identifier <key>"));
    }
}
