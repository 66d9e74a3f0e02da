package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.StoredAs;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.mailmanager.MailManagerClient;
import software.amazon.awssdk.services.mailmanager.model.Archive;
import software.amazon.awssdk.services.mailmanager.model.GetArchiveResponse;
import software.amazon.awssdk.services.mailmanager.model.GetRuleSetResponse;
import software.amazon.awssdk.services.mailmanager.model.ListArchivesResponse;
import software.amazon.awssdk.services.mailmanager.model.ListRuleSetsResponse;
import software.amazon.awssdk.services.mailmanager.model.Rule;
import software.amazon.awssdk.services.mailmanager.model.RuleAction;
import software.amazon.awssdk.services.mailmanager.model.RuleSet;
import software.amazon.awssdk.services.mailmanager.model.S3Action;

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
        return List.of(archive(), ruleSet());
    }

    private TypeDeclaration<MailManagerClient, ?, ?> archive() {
        return type("AWS::SES::MailManagerArchive", "SES Mail Manager archive")
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
                        + " of an archive cannot be changed");
    }

    private TypeDeclaration<MailManagerClient, ?, ?> ruleSet() {
        return type("AWS::SES::MailManagerRuleSet", "SES Mail Manager rule set")
                .pages(
                        "ListRuleSets",
                        50,
                        c -> c.listRuleSetsPaginator(r -> r.pageSize(50)),
                        ListRuleSetsResponse::ruleSets)
                .named(RuleSet::ruleSetId, "arn:{partition}:ses:{region}:{account}:mailmanager-rule-set/{id}")
                .each(
                        "GetRuleSet",
                        (c, one) -> c.getRuleSet(r -> r.ruleSetId(one.ruleSetId())),
                        GetRuleSetResponse::ruleSetId,
                        "ResourceNotFoundException")
                .withoutData()
                .purposes("stored-mail", Absence.UNUSED, MailManager::storedMail)
                .keysOfAnyRegion()
                .arn(GetRuleSetResponse::ruleSetArn)
                .created(GetRuleSetResponse::createdDate)
                .storedAs("stored-mail", StoredAs.S3_OBJECTS)
                .remedy("# name the key in the actions that write to Amazon S3 (aws mailmanager update-rule-set"
                        + " --rule-set-id {resource_id} --rules, S3SseKmsKeyId)");
    }

    /** Where an action names no key, mail is encrypted as its bucket is. */
    private static Map<String, StatedEncryption> storedMail(GetRuleSetResponse set) {
        Map<String, StatedEncryption> keys = new TreeMap<>();
        for (Rule rule : set.rules()) {
            for (RuleAction action : rule.actions()) {
                S3Action write = action.writeToS3();
                if (write != null && write.s3SseKmsKeyId() != null) {
                    keys.put(rule.name() + "/" + write.s3Bucket(), StatedEncryption.key(write.s3SseKmsKeyId()));
                }
            }
        }
        return keys;
    }
}
