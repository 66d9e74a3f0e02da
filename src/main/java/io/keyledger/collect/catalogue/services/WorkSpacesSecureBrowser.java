package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.workspacesweb.WorkSpacesWebClient;
import software.amazon.awssdk.services.workspacesweb.model.BrowserSettings;
import software.amazon.awssdk.services.workspacesweb.model.BrowserSettingsSummary;
import software.amazon.awssdk.services.workspacesweb.model.ListBrowserSettingsResponse;
import software.amazon.awssdk.services.workspacesweb.model.ListPortalsResponse;
import software.amazon.awssdk.services.workspacesweb.model.ListUserSettingsResponse;
import software.amazon.awssdk.services.workspacesweb.model.Portal;
import software.amazon.awssdk.services.workspacesweb.model.PortalSummary;
import software.amazon.awssdk.services.workspacesweb.model.UserSettings;
import software.amazon.awssdk.services.workspacesweb.model.UserSettingsSummary;

/** Amazon WorkSpaces Secure Browser. */
@AutoService(DeclaredService.class)
public final class WorkSpacesSecureBrowser extends CatalogueService<WorkSpacesWebClient> {
    /** Declares the service. */
    public WorkSpacesSecureBrowser() {
        super(WorkSpacesWebClient.class, "workspaces-web", "workspaces-web", unpublished(), "");
    }

    @Override
    protected WorkSpacesWebClient client(CollectorContext context) {
        return context.client(WorkSpacesWebClient.class, WorkSpacesWebClient::builder);
    }

    @Override
    protected List<TypeDeclaration<WorkSpacesWebClient, ?, ?>> declare() {
        return List.of(
                type("AWS::WorkSpacesWeb::BrowserSettings", "WorkSpaces Secure Browser browser settings")
                        .pages(
                                "ListBrowserSettings",
                                100,
                                c -> c.listBrowserSettingsPaginator(r -> r.maxResults(100)),
                                ListBrowserSettingsResponse::browserSettings)
                        .named(one -> last(one.browserSettingsArn()), BrowserSettingsSummary::browserSettingsArn)
                        .each(
                                "GetBrowserSettings",
                                (c, one) -> c.getBrowserSettings(r -> r.browserSettingsArn(one.browserSettingsArn()))
                                        .browserSettings(),
                                one -> last(one.browserSettingsArn()),
                                "ResourceNotFoundException")
                        .key(BrowserSettings::customerManagedKey, Absence.undocumented())
                        .remedy("# make it again with the key (aws workspaces-web create-browser-settings"
                                + " --customer-managed-key): its key cannot be changed"),
                type("AWS::WorkSpacesWeb::Portal", "WorkSpaces Secure Browser portal")
                        .pages(
                                "ListPortals",
                                100,
                                c -> c.listPortalsPaginator(r -> r.maxResults(100)),
                                ListPortalsResponse::portals)
                        .named(one -> last(one.portalArn()), PortalSummary::portalArn)
                        .each(
                                "GetPortal",
                                (c, one) -> c.getPortal(r -> r.portalArn(one.portalArn()))
                                        .portal(),
                                one -> last(one.portalArn()),
                                "ResourceNotFoundException")
                        .key(Portal::customerManagedKey, Absence.undocumented())
                        .created(Portal::creationDate)
                        .remedy("# make it again with the key (aws workspaces-web create-portal"
                                + " --customer-managed-key): its key cannot be changed"),
                type("AWS::WorkSpacesWeb::UserSettings", "WorkSpaces Secure Browser user settings")
                        .pages(
                                "ListUserSettings",
                                100,
                                c -> c.listUserSettingsPaginator(r -> r.maxResults(100)),
                                ListUserSettingsResponse::userSettings)
                        .named(one -> last(one.userSettingsArn()), UserSettingsSummary::userSettingsArn)
                        .each(
                                "GetUserSettings",
                                (c, one) -> c.getUserSettings(r -> r.userSettingsArn(one.userSettingsArn()))
                                        .userSettings(),
                                one -> last(one.userSettingsArn()),
                                "ResourceNotFoundException")
                        .key(UserSettings::customerManagedKey, Absence.undocumented())
                        .remedy("# make it again with the key (aws workspaces-web create-user-settings"
                                + " --customer-managed-key): its key cannot be changed"));
    }

    private static @Nullable String last(@Nullable String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }
}
