package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.transcribe.TranscribeClient;
import software.amazon.awssdk.services.transcribe.model.EncryptionConfiguration;
import software.amazon.awssdk.services.transcribe.model.GetVocabularyFilterResponse;
import software.amazon.awssdk.services.transcribe.model.GetVocabularyResponse;
import software.amazon.awssdk.services.transcribe.model.LanguageModel;
import software.amazon.awssdk.services.transcribe.model.ListLanguageModelsResponse;
import software.amazon.awssdk.services.transcribe.model.ListVocabulariesResponse;
import software.amazon.awssdk.services.transcribe.model.ListVocabularyFiltersResponse;
import software.amazon.awssdk.services.transcribe.model.VocabularyFilterInfo;
import software.amazon.awssdk.services.transcribe.model.VocabularyInfo;

/** Amazon Transcribe. */
@AutoService(DeclaredService.class)
public final class Transcribe extends CatalogueService<TranscribeClient> {
    private static final int PAGE = 100;
    private static final Absence OWNED = Absence.awsOwned(
            "Amazon Transcribe API Reference, EncryptionConfiguration: without a key, an AWS owned key");

    /** Declares the service. */
    public Transcribe() {
        super(TranscribeClient.class, "transcribe", "transcribe", unpublished(), "");
    }

    @Override
    protected TranscribeClient client(CollectorContext context) {
        return context.client(TranscribeClient.class, TranscribeClient::builder);
    }

    @Override
    protected List<TypeDeclaration<TranscribeClient, ?, ?>> declare() {
        // CloudFormation has no type for them. The API names no key of a medical vocabulary.
        return List.of(languageModel(), vocabulary(), vocabularyFilter());
    }

    private TypeDeclaration<TranscribeClient, ?, ?> languageModel() {
        return type("AWS::Transcribe::LanguageModel", "Transcribe custom language model")
                .pages(
                        "ListLanguageModels",
                        PAGE,
                        c -> c.listLanguageModelsPaginator(r -> r.maxResults(PAGE)),
                        ListLanguageModelsResponse::models)
                .named(LanguageModel::modelName, "arn:{partition}:transcribe:{region}:{account}:language-model/{id}")
                .each(
                        "DescribeLanguageModel",
                        (c, one) -> c.describeLanguageModel(r -> r.modelName(one.modelName()))
                                .languageModel(),
                        LanguageModel::modelName,
                        "NotFoundException")
                .key(model -> Members.of(model.encryptionConfiguration(), EncryptionConfiguration::kmsKey), OWNED)
                .created(LanguageModel::createTime)
                .remedy("aws transcribe update-language-model --region {region} --model-name {resource_id}"
                        + " --encryption-configuration KMSKey=<key>");
    }

    private TypeDeclaration<TranscribeClient, ?, ?> vocabulary() {
        return type("AWS::Transcribe::Vocabulary", "Transcribe custom vocabulary")
                .pages(
                        "ListVocabularies",
                        PAGE,
                        c -> c.listVocabulariesPaginator(r -> r.maxResults(PAGE)),
                        ListVocabulariesResponse::vocabularies)
                .named(VocabularyInfo::vocabularyName, "arn:{partition}:transcribe:{region}:{account}:vocabulary/{id}")
                .each(
                        "GetVocabulary",
                        (c, one) -> c.getVocabulary(r -> r.vocabularyName(one.vocabularyName())),
                        GetVocabularyResponse::vocabularyName,
                        "NotFoundException")
                .key(
                        vocabulary -> Members.of(vocabulary.encryptionConfiguration(), EncryptionConfiguration::kmsKey),
                        OWNED)
                .remedy("# upload the vocabulary again with the key (aws transcribe update-vocabulary"
                        + " --vocabulary-name {resource_id} --encryption-configuration KMSKey=<key>)");
    }

    private TypeDeclaration<TranscribeClient, ?, ?> vocabularyFilter() {
        return type("AWS::Transcribe::VocabularyFilter", "Transcribe vocabulary filter")
                .pages(
                        "ListVocabularyFilters",
                        PAGE,
                        c -> c.listVocabularyFiltersPaginator(r -> r.maxResults(PAGE)),
                        ListVocabularyFiltersResponse::vocabularyFilters)
                .named(
                        VocabularyFilterInfo::vocabularyFilterName,
                        "arn:{partition}:transcribe:{region}:{account}:vocabulary-filter/{id}")
                .each(
                        "GetVocabularyFilter",
                        (c, one) -> c.getVocabularyFilter(r -> r.vocabularyFilterName(one.vocabularyFilterName())),
                        GetVocabularyFilterResponse::vocabularyFilterName,
                        "NotFoundException")
                .key(filter -> Members.of(filter.encryptionConfiguration(), EncryptionConfiguration::kmsKey), OWNED)
                .remedy("# upload the filter again with the key (aws transcribe update-vocabulary-filter"
                        + " --vocabulary-filter-name {resource_id} --encryption-configuration KMSKey=<key>)");
    }
}
