package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.deadline.DeadlineClient;
import software.amazon.awssdk.services.deadline.model.FarmSummary;
import software.amazon.awssdk.services.deadline.model.ListFarmsResponse;

/** AWS Deadline Cloud. */
@AutoService(DeclaredService.class)
public final class DeadlineCloud extends CatalogueService<DeadlineClient> {
    /** Declares the service. */
    public DeadlineCloud() {
        super(DeadlineClient.class, "deadline", "deadline", unpublished(), "");
    }

    @Override
    protected DeadlineClient client(CollectorContext context) {
        return context.client(DeadlineClient.class, DeadlineClient::builder);
    }

    @Override
    protected List<TypeDeclaration<DeadlineClient, ?, ?>> declare() {
        return List.of(type("AWS::Deadline::Farm", "Deadline Cloud farm")
                .pages("ListFarms", 100, c -> c.listFarmsPaginator(r -> r.maxResults(100)), ListFarmsResponse::farms)
                .named(FarmSummary::farmId, "arn:{partition}:deadline:{region}:{account}:farm/{id}")
                .complete()
                .key(
                        FarmSummary::kmsKeyArn,
                        Absence.awsOwned("general knowledge").unverified())
                .created(FarmSummary::createdAt)
                .remedy("# make a farm with the key (aws deadline create-farm --kms-key-arn): its key cannot"
                        + " be changed"));
    }
}
