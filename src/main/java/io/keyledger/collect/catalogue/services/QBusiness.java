package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import software.amazon.awssdk.services.qbusiness.QBusinessClient;
import software.amazon.awssdk.services.qbusiness.model.Application;
import software.amazon.awssdk.services.qbusiness.model.EncryptionConfiguration;
import software.amazon.awssdk.services.qbusiness.model.GetApplicationResponse;
import software.amazon.awssdk.services.qbusiness.model.ListApplicationsResponse;

/** Amazon Q Business. */
@AutoService(DeclaredService.class)
public final class QBusiness extends CatalogueService<QBusinessClient> {
    /** Declares the service. */
    public QBusiness() {
        super(QBusinessClient.class, "qbusiness", "qbusiness", unpublished(), "");
    }

    @Override
    protected QBusinessClient client(CollectorContext context) {
        return context.client(QBusinessClient.class, QBusinessClient::builder);
    }

    @Override
    protected List<TypeDeclaration<QBusinessClient, ?, ?>> declare() {
        return List.of(type("AWS::QBusiness::Application", "Q Business application")
                .pages(
                        "ListApplications",
                        100,
                        c -> c.listApplicationsPaginator(r -> r.maxResults(100)),
                        ListApplicationsResponse::applications)
                .named(Application::applicationId, "arn:{partition}:qbusiness:{region}:{account}:application/{id}")
                .each(
                        "GetApplication",
                        (c, one) -> c.getApplication(r -> r.applicationId(one.applicationId())),
                        GetApplicationResponse::applicationId,
                        "ResourceNotFoundException")
                .key(
                        application ->
                                Members.of(application.encryptionConfiguration(), EncryptionConfiguration::kmsKeyId),
                        Absence.awsOwned("Amazon Q Business User Guide, data encryption: an AWS owned KMS key if no"
                                + " customer managed key is provided"))
                .created(GetApplicationResponse::createdAt)
                .lost(
                        KeyLoss.AT_ONCE,
                        "Amazon Q Business User Guide, data encryption: without access to the key,"
                                + " Amazon Q Business cannot access any of the data that it encrypts")
                .remedy("# make an application with the key (aws qbusiness create-application"
                        + " --encryption-configuration kmsKeyId=<key>): the key of an application cannot"
                        + " be changed"));
    }
}
