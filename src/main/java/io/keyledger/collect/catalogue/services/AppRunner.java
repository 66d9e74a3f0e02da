package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.apprunner.AppRunnerClient;
import software.amazon.awssdk.services.apprunner.model.EncryptionConfiguration;
import software.amazon.awssdk.services.apprunner.model.ListServicesResponse;
import software.amazon.awssdk.services.apprunner.model.Service;
import software.amazon.awssdk.services.apprunner.model.ServiceSummary;

/** AWS App Runner. */
@AutoService(DeclaredService.class)
public final class AppRunner extends CatalogueService<AppRunnerClient> {
    /** Declares the service. */
    public AppRunner() {
        super(AppRunnerClient.class, "apprunner", "apprunner", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected AppRunnerClient client(CollectorContext context) {
        return context.client(AppRunnerClient.class, AppRunnerClient::builder);
    }

    @Override
    protected List<TypeDeclaration<AppRunnerClient, ?, ?>> declare() {
        return List.of(type("AWS::AppRunner::Service", "App Runner service")
                .pages(
                        "ListServices",
                        20,
                        c -> c.listServicesPaginator(r -> r.maxResults(20)),
                        ListServicesResponse::serviceSummaryList)
                .named(ServiceSummary::serviceArn, ServiceSummary::serviceArn)
                .each(
                        "DescribeService",
                        (c, service) -> c.describeService(r -> r.serviceArn(service.serviceArn()))
                                .service(),
                        Service::serviceArn,
                        "ResourceNotFoundException")
                .key(
                        service -> Members.of(service.encryptionConfiguration(), EncryptionConfiguration::kmsKey),
                        Absence.unnamedKey("general knowledge").unverified())
                .created(Service::createdAt)
                .remedy("# make the service again with the key (aws apprunner create-service"
                        + " --encryption-configuration KmsKey=<key>): the key of a service cannot be"
                        + " changed"));
    }
}
