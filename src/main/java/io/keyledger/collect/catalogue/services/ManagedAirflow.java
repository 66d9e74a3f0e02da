package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.mwaa.MwaaClient;
import software.amazon.awssdk.services.mwaa.model.Environment;
import software.amazon.awssdk.services.mwaa.model.ListEnvironmentsResponse;

/** Amazon Managed Workflows for Apache Airflow. */
@AutoService(DeclaredService.class)
public final class ManagedAirflow extends CatalogueService<MwaaClient> {

    /** Declares the service. */
    public ManagedAirflow() {
        super(MwaaClient.class, "airflow", "airflow", unpublished(), "");
    }

    @Override
    protected MwaaClient client(CollectorContext context) {
        return context.client(MwaaClient.class, MwaaClient::builder);
    }

    @Override
    protected List<TypeDeclaration<MwaaClient, ?, ?>> declare() {
        return List.of(environment());
    }

    private TypeDeclaration<MwaaClient, ?, ?> environment() {
        return type("AWS::MWAA::Environment", "MWAA environment")
                .pages(
                        "ListEnvironments",
                        25,
                        c -> c.listEnvironmentsPaginator(r -> r.maxResults(25)),
                        ListEnvironmentsResponse::environments)
                .named(name -> name, "arn:{partition}:airflow:{region}:{account}:environment/{id}")
                .each(
                        "GetEnvironment",
                        (c, name) -> c.getEnvironment(r -> r.name(name)).environment(),
                        Environment::name,
                        "ResourceNotFoundException")
                .key(
                        Environment::kmsKey,
                        Absence.awsOwned("MWAA API Reference, CreateEnvironment: an AWS owned key or a customer managed"
                                + " key"))
                .arn(Environment::arn)
                .created(Environment::createdAt)
                .tags(Environment::tags)
                .remedy("# make an environment with the key (aws mwaa create-environment --kms-key <key>): the key of"
                        + " an environment cannot be changed");
    }
}
