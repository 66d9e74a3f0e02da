package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.emrserverless.model.Application;
import software.amazon.awssdk.services.emrserverless.model.ApplicationSummary;
import software.amazon.awssdk.services.emrserverless.model.CloudWatchLoggingConfiguration;
import software.amazon.awssdk.services.emrserverless.model.ListApplicationsResponse;
import software.amazon.awssdk.services.emrserverless.model.ManagedPersistenceMonitoringConfiguration;
import software.amazon.awssdk.services.emrserverless.model.MonitoringConfiguration;
import software.amazon.awssdk.services.emrserverless.model.S3MonitoringConfiguration;

/** Amazon EMR Serverless. */
@AutoService(DeclaredService.class)
public final class EmrServerless extends CatalogueService<EmrServerlessClient> {

    /** Declares the service. */
    public EmrServerless() {
        super(EmrServerlessClient.class, "emr-serverless", "emr-serverless", unpublished(), "");
    }

    @Override
    protected EmrServerlessClient client(CollectorContext context) {
        return context.client(EmrServerlessClient.class, EmrServerlessClient::builder);
    }

    @Override
    protected List<TypeDeclaration<EmrServerlessClient, ?, ?>> declare() {
        return List.of(application());
    }

    private TypeDeclaration<EmrServerlessClient, ?, ?> application() {
        return type("AWS::EMRServerless::Application", "EMR Serverless application")
                .pages(
                        "ListApplications",
                        50,
                        c -> c.listApplicationsPaginator(r -> r.maxResults(50)),
                        ListApplicationsResponse::applications)
                .named(ApplicationSummary::id, ApplicationSummary::arn)
                .each(
                        "GetApplication",
                        (c, one) ->
                                c.getApplication(r -> r.applicationId(one.id())).application(),
                        Application::applicationId,
                        "ResourceNotFoundException")
                .withoutData()
                .purpose(
                        "managed-logs",
                        application -> Members.of(
                                Members.of(
                                        application.monitoringConfiguration(),
                                        MonitoringConfiguration::managedPersistenceMonitoringConfiguration),
                                ManagedPersistenceMonitoringConfiguration::encryptionKeyArn))
                .purpose(
                        "s3-logs",
                        application -> Members.of(
                                Members.of(
                                        application.monitoringConfiguration(),
                                        MonitoringConfiguration::s3MonitoringConfiguration),
                                S3MonitoringConfiguration::encryptionKeyArn))
                .purpose(
                        "cloudwatch",
                        application -> Members.of(
                                Members.of(
                                        application.monitoringConfiguration(),
                                        MonitoringConfiguration::cloudWatchLoggingConfiguration),
                                CloudWatchLoggingConfiguration::encryptionKeyArn))
                .created(Application::createdAt)
                .tags(Application::tags)
                .storedAs("s3-logs", StoredAs.S3_OBJECTS)
                .storedAs("cloudwatch", StoredAs.LOG_EVENTS)
                .remedy("# aws emr-serverless update-application --monitoring-configuration with"
                        + " encryptionKeyArn=<key>");
    }
}
