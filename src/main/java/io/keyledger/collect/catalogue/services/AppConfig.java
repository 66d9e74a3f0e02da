package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.GetConfigurationProfileResponse;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;

/** AWS AppConfig. */
@AutoService(DeclaredService.class)
public final class AppConfig extends CatalogueService<AppConfigClient> {
    /** Declares the service. */
    public AppConfig() {
        super(AppConfigClient.class, "appconfig", "appconfig", unpublished(), "");
    }

    @Override
    protected AppConfigClient client(CollectorContext context) {
        return context.client(AppConfigClient.class, AppConfigClient::builder);
    }

    @Override
    protected List<TypeDeclaration<AppConfigClient, ?, ?>> declare() {
        return List.of(type("AWS::AppConfig::ConfigurationProfile", "AppConfig configuration profile")
                .from(items(
                                "ListApplications",
                                50,
                                c -> c.listApplicationsPaginator(r -> r.maxResults(50)),
                                ListApplicationsResponse::items)
                        .children(
                                "ListConfigurationProfiles",
                                50,
                                (c, application) -> c.listConfigurationProfilesPaginator(
                                        r -> r.applicationId(application.id()).maxResults(50)),
                                ListConfigurationProfilesResponse::items))
                .named(
                        profile -> profile.parent().id() + "/" + profile.item().id(),
                        profile -> "arn:{partition}:appconfig:{region}:{account}:application/"
                                + profile.parent().id() + "/configurationprofile/"
                                + profile.item().id())
                .each(
                        "GetConfigurationProfile",
                        (c, profile) -> c.getConfigurationProfile(
                                r -> r.applicationId(profile.parent().id())
                                        .configurationProfileId(profile.item().id())),
                        profile -> profile.applicationId() + "/" + profile.id(),
                        "ResourceNotFoundException")
                .withoutData()
                .purpose(
                        "hosted-configuration",
                        profile -> "hosted".equals(profile.locationUri()),
                        AppConfig::key,
                        Absence.awsOwned("general knowledge").unverified())
                .remedy("# aws appconfig update-configuration-profile --region {region} --application-id <application>"
                        + " --configuration-profile-id <profile> --kms-key-identifier <key>"));
    }

    private static @Nullable String key(GetConfigurationProfileResponse profile) {
        return profile.kmsKeyArn() == null ? profile.kmsKeyIdentifier() : profile.kmsKeyArn();
    }
}
