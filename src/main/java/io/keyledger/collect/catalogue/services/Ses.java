package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.Tokens;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.DescribeReceiptRuleSetResponse;
import software.amazon.awssdk.services.ses.model.ListReceiptRuleSetsResponse;
import software.amazon.awssdk.services.ses.model.ReceiptAction;
import software.amazon.awssdk.services.ses.model.ReceiptRule;
import software.amazon.awssdk.services.ses.model.ReceiptRuleSetMetadata;

/** Amazon SES. */
@AutoService(DeclaredService.class)
public final class Ses extends CatalogueService<SesClient> {
    /** Declares the service. */
    public Ses() {
        super(SesClient.class, "ses", "ses", unpublished(), "alias/aws/ses");
    }

    @Override
    protected SesClient client(CollectorContext context) {
        return context.client(SesClient.class, SesClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SesClient, ?, ?>> declare() {
        return List.of(type("AWS::SES::ReceiptRuleSet", "SES receipt rule set")
                .pages(
                        "ListReceiptRuleSets",
                        100,
                        c -> Tokens.pages(
                                token -> c.listReceiptRuleSets(r -> r.nextToken(token)),
                                ListReceiptRuleSetsResponse::nextToken),
                        ListReceiptRuleSetsResponse::ruleSets)
                .named(ReceiptRuleSetMetadata::name, "arn:{partition}:ses:{region}:{account}:receipt-rule-set/{id}")
                .each(
                        "DescribeReceiptRuleSet",
                        (c, set) -> c.describeReceiptRuleSet(r -> r.ruleSetName(set.name())),
                        set -> Members.of(set.metadata(), ReceiptRuleSetMetadata::name),
                        "RuleSetDoesNotExist")
                .withoutData()
                .purposes("stored-mail", Absence.undocumented(), Ses::storedMail)
                .created(set -> Members.of(set.metadata(), ReceiptRuleSetMetadata::createdTimestamp))
                .lostFor(
                        "stored-mail",
                        KeyLoss.AT_ONCE,
                        "Amazon SES API Reference, S3Action: SES encrypts mail on the client side, and"
                                + " whoever reads it decrypts it with the key")
                .remedy("# update the rules so that their S3 actions name the key (aws ses update-receipt-rule)"));
    }

    /** Amazon SES encrypts what a rule stores in a bucket only where the rule names a key. */
    private static Map<String, StatedEncryption> storedMail(DescribeReceiptRuleSetResponse set) {
        Map<String, StatedEncryption> keys = new TreeMap<>();
        for (ReceiptRule rule : set.rules()) {
            for (ReceiptAction action : rule.actions()) {
                if (action.s3Action() != null && action.s3Action().kmsKeyArn() != null) {
                    keys.put(
                            rule.name() + "/" + action.s3Action().bucketName(),
                            StatedEncryption.key(action.s3Action().kmsKeyArn()));
                }
            }
        }
        return keys;
    }
}
