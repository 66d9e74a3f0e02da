package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.workspaces.WorkSpacesClient;
import software.amazon.awssdk.services.workspaces.model.DescribeWorkspacesResponse;
import software.amazon.awssdk.services.workspaces.model.Workspace;

/** Amazon WorkSpaces. */
@AutoService(DeclaredService.class)
public final class WorkSpaces extends CatalogueService<WorkSpacesClient> {
    private static final Absence NOT_SAID =
            Absence.unencrypted("general knowledge").unverified();

    /** Declares the service. */
    public WorkSpaces() {
        super(WorkSpacesClient.class, "workspaces", "workspaces", unpublished(), "alias/aws/workspaces");
    }

    @Override
    protected WorkSpacesClient client(CollectorContext context) {
        return context.client(WorkSpacesClient.class, WorkSpacesClient::builder);
    }

    @Override
    protected List<TypeDeclaration<WorkSpacesClient, ?, ?>> declare() {
        return List.of(workspace());
    }

    private TypeDeclaration<WorkSpacesClient, ?, ?> workspace() {
        return type("AWS::WorkSpaces::Workspace", "WorkSpace")
                .pages(
                        "DescribeWorkspaces",
                        25,
                        c -> c.describeWorkspacesPaginator(r -> r.limit(25)),
                        DescribeWorkspacesResponse::workspaces)
                .named(Workspace::workspaceId, "arn:{partition}:workspaces:{region}:{account}:workspace/{id}")
                .complete()
                .withoutData()
                .purposes(
                        "root-volume",
                        NOT_SAID,
                        workspace -> volume(workspace.rootVolumeEncryptionEnabled(), workspace))
                .purposes(
                        "user-volume",
                        NOT_SAID,
                        workspace -> volume(workspace.userVolumeEncryptionEnabled(), workspace))
                .lost(
                        KeyLoss.AT_NEXT_START,
                        "Amazon WorkSpaces Administration Guide, encrypted WorkSpaces: a WorkSpace that"
                                + " is rebooted or rebuilt while its key is not enabled becomes unusable")
                .remedy("# make a WorkSpace with the key (aws workspaces create-workspaces, VolumeEncryptionKey): the"
                        + " encryption of volumes cannot be changed");
    }

    /** An answer leaves the flag out where the volume is not encrypted. */
    private static Map<String, StatedEncryption> volume(@Nullable Boolean encrypted, Workspace workspace) {
        if (encrypted == null) {
            return Map.of("", StatedEncryption.NO_KEY);
        }
        return Map.of(
                "",
                encrypted && workspace.volumeEncryptionKey() == null
                        ? new StatedEncryption.Contradictory("it is encrypted, but names no key")
                        : StatedEncryption.flagged(encrypted, workspace.volumeEncryptionKey()));
    }
}
