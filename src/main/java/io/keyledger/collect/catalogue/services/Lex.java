package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lexmodelsv2.LexModelsV2Client;
import software.amazon.awssdk.services.lexmodelsv2.model.AudioLogDestination;
import software.amazon.awssdk.services.lexmodelsv2.model.ConversationLogSettings;
import software.amazon.awssdk.services.lexmodelsv2.model.DescribeBotAliasResponse;
import software.amazon.awssdk.services.lexmodelsv2.model.ListBotAliasesResponse;
import software.amazon.awssdk.services.lexmodelsv2.model.ListBotsResponse;
import software.amazon.awssdk.services.lexmodelsv2.model.ListTestSetsResponse;
import software.amazon.awssdk.services.lexmodelsv2.model.S3BucketLogDestination;
import software.amazon.awssdk.services.lexmodelsv2.model.TestSetStorageLocation;
import software.amazon.awssdk.services.lexmodelsv2.model.TestSetSummary;

/** Amazon Lex. */
@AutoService(DeclaredService.class)
public final class Lex extends CatalogueService<LexModelsV2Client> {
    /** Declares the service. */
    public Lex() {
        super(LexModelsV2Client.class, "lexmodelsv2", "lex", unpublished(), UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected LexModelsV2Client client(CollectorContext context) {
        return context.client(LexModelsV2Client.class, LexModelsV2Client::builder);
    }

    @Override
    protected List<TypeDeclaration<LexModelsV2Client, ?, ?>> declare() {
        return List.of(alias(), testSet());
    }

    private TypeDeclaration<LexModelsV2Client, ?, ?> alias() {
        return type("AWS::Lex::BotAlias", "Lex bot alias")
                .from(items(
                                "ListBots",
                                100,
                                c -> c.listBotsPaginator(r -> r.maxResults(100)),
                                ListBotsResponse::botSummaries)
                        .children(
                                "ListBotAliases",
                                100,
                                (c, bot) -> c.listBotAliasesPaginator(
                                        r -> r.botId(bot.botId()).maxResults(100)),
                                ListBotAliasesResponse::botAliasSummaries))
                .named(
                        one -> one.parent().botId() + "/" + one.item().botAliasId(),
                        "arn:{partition}:lex:{region}:{account}:bot-alias/{id}")
                .each(
                        "DescribeBotAlias",
                        (c, one) -> c.describeBotAlias(r -> r.botId(one.parent().botId())
                                .botAliasId(one.item().botAliasId())),
                        alias -> alias.botId() + "/" + alias.botAliasId(),
                        "ResourceNotFoundException")
                .withoutData()
                .purpose("audio-logs", Lex::audioLogs)
                .created(DescribeBotAliasResponse::creationDateTime)
                .remedy("# update the alias so that its audio logs name the key (aws lexv2-models update-bot-alias"
                        + " --conversation-log-settings)");
    }

    private TypeDeclaration<LexModelsV2Client, ?, ?> testSet() {
        // CloudFormation has no such type.
        return type("AWS::Lex::TestSet", "Lex test set")
                .pages(
                        "ListTestSets",
                        100,
                        c -> c.listTestSetsPaginator(r -> r.maxResults(100)),
                        ListTestSetsResponse::testSets)
                .named(TestSetSummary::testSetId, "arn:{partition}:lex:{region}:{account}:test-set/{id}")
                .complete()
                .withoutData()
                .purpose("storage", set -> Members.of(set.storageLocation(), TestSetStorageLocation::kmsKeyArn))
                .created(TestSetSummary::creationDateTime)
                .remedy("# import the test set again with a storage location that names the key");
    }

    /** An alias has one audio log at most. */
    private static @Nullable String audioLogs(DescribeBotAliasResponse alias) {
        @Nullable ConversationLogSettings logs = alias.conversationLogSettings();
        return logs == null || logs.audioLogSettings().isEmpty()
                ? null
                : Members.of(
                        Members.of(logs.audioLogSettings().getFirst().destination(), AudioLogDestination::s3Bucket),
                        S3BucketLogDestination::kmsKeyArn);
    }
}
