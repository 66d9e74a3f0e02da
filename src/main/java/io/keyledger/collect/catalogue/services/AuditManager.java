package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.auditmanager.AuditManagerClient;
import software.amazon.awssdk.services.auditmanager.model.AccountStatus;
import software.amazon.awssdk.services.auditmanager.model.SettingAttribute;
import software.amazon.awssdk.services.auditmanager.model.Settings;

/** AWS Audit Manager. */
@AutoService(DeclaredService.class)
public final class AuditManager extends CatalogueService<AuditManagerClient> {
    /** Declares the service. */
    public AuditManager() {
        super(AuditManagerClient.class, "auditmanager", "auditmanager", unpublished(), "");
    }

    @Override
    protected AuditManagerClient client(CollectorContext context) {
        return context.client(AuditManagerClient.class, AuditManagerClient::builder);
    }

    @Override
    protected List<TypeDeclaration<AuditManagerClient, ?, ?>> declare() {
        Items<AuditManagerClient, Settings> settings = whole(
                "GetSettings",
                c -> Stream.ofNullable(c.getSettings(r -> r.attribute(SettingAttribute.ALL))
                                .settings())
                        .toList());
        // CloudFormation has no such type.
        return List.of(type("AWS::AuditManager::Settings", "Audit Manager configuration")
                // Audit Manager refuses to show its settings before it is set up.
                .from(settings.ifAny(
                        "Audit Manager is not set up",
                        whole("GetAccountStatus", c -> List.of(c.getAccountStatus(_ -> {})))
                                .where(account -> account.status() != AccountStatus.INACTIVE)))
                .named(_ -> "settings", "")
                .complete()
                .encryption(
                        AuditManager::stated,
                        Absence.awsOwned("general knowledge").unverified())
                .remedy("aws auditmanager update-settings --region {region} --kms-key <key>"));
    }

    private static StatedEncryption stated(Settings settings) {
        return "DEFAULT".equals(settings.kmsKey()) ? StatedEncryption.NO_KEY : StatedEncryption.key(settings.kmsKey());
    }
}
