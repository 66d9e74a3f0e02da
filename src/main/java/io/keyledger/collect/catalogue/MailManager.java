package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import java.util.List;
import software.amazon.awssdk.services.mailmanager.MailManagerClient;
import software.amazon.awssdk.services.mailmanager.model.Archive;
import software.amazon.awssdk.services.mailmanager.model.GetArchiveResponse;
import software.amazon.awssdk.services.mailmanager.model.ListArchivesResponse;

/** Mail Manager of Amazon SES. */
@AutoService(DeclaredService.class)
public final class MailManager extends CatalogueService<MailManagerClient> {
    /** Declares the service. */
    public MailManager() {
        super(MailManagerClient.class, "mailmanager", "ses", unpublished(), "");
    }

    @Override
    protected MailManagerClient client(CollectorContext context) {
        return context.client(MailManagerClient.class, MailManagerClient::builder);
    }

    @Override
    protected List<TypeDeclaration<MailManagerClient, ?, ?>> declare() {
        return List.of(type("AWS::SES::MailManagerArchive", "SES Mail Manager archive")
                .pages(
                        "ListArchives",
                        50,
                        c -> c.listArchivesPaginator(r -> r.pageSize(50)),
                        ListArchivesResponse::archives)
                .named(Archive::archiveId, "arn:{partition}:ses:{region}:{account}:mailmanager-archive/{id}")
                .each(
                        "GetArchive",
                        (c, one) -> c.getArchive(r -> r.archiveId(one.archiveId())),
                        GetArchiveResponse::archiveId,
                        "ResourceNotFoundException")
                .key(
                        GetArchiveResponse::kmsKeyArn,
                        Absence.awsOwned("general knowledge").unverified())
                .arn(GetArchiveResponse::archiveArn)
                .created(GetArchiveResponse::createdTimestamp)
                .remedy("# make an archive with the key (aws mailmanager create-archive --kms-key-arn <key>): the key"
                        + " of an archive cannot be changed"));
    }
}
