package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.Tokens;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.UsableKeys;
import java.util.List;
import software.amazon.awssdk.services.customerprofiles.CustomerProfilesClient;
import software.amazon.awssdk.services.customerprofiles.model.GetDomainResponse;
import software.amazon.awssdk.services.customerprofiles.model.GetProfileObjectTypeResponse;
import software.amazon.awssdk.services.customerprofiles.model.ListDomainItem;
import software.amazon.awssdk.services.customerprofiles.model.ListDomainsResponse;
import software.amazon.awssdk.services.customerprofiles.model.ListProfileObjectTypesResponse;

/** Amazon Connect Customer Profiles. */
@AutoService(DeclaredService.class)
public final class CustomerProfiles extends CatalogueService<CustomerProfilesClient> {
    private final Items<CustomerProfilesClient, ListDomainItem> domains = items(
            "ListDomains",
            100,
            c -> Tokens.pages(
                    token -> c.listDomains(r -> r.maxResults(100).nextToken(token)), ListDomainsResponse::nextToken),
            ListDomainsResponse::items);

    /** Declares the service. */
    public CustomerProfiles() {
        super(
                CustomerProfilesClient.class,
                "customerprofiles",
                "profile",
                unpublished(),
                UsableKeys.ANY_AWS_MANAGED_KEY);
    }

    @Override
    protected CustomerProfilesClient client(CollectorContext context) {
        return context.client(CustomerProfilesClient.class, CustomerProfilesClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CustomerProfilesClient, ?, ?>> declare() {
        return List.of(domain(), objectType());
    }

    private TypeDeclaration<CustomerProfilesClient, ?, ?> domain() {
        return type("AWS::CustomerProfiles::Domain", "Customer Profiles domain")
                .from(domains)
                .named(ListDomainItem::domainName, "arn:{partition}:profile:{region}:{account}:domains/{id}")
                .each(
                        "GetDomain",
                        (c, domain) -> c.getDomain(r -> r.domainName(domain.domainName())),
                        GetDomainResponse::domainName,
                        "ResourceNotFoundException")
                .key(
                        GetDomainResponse::defaultEncryptionKey,
                        Absence.unnamedKey(
                                "Amazon Connect Customer Profiles API Reference, CreateDomain: an AWS managed key is"
                                        + " used when no key is specified"))
                .created(GetDomainResponse::createdAt)
                .tags(GetDomainResponse::tags)
                .remedy("aws customer-profiles update-domain --region {region} --domain-name {resource_id}"
                        + " --default-encryption-key <key>");
    }

    private TypeDeclaration<CustomerProfilesClient, ?, ?> objectType() {
        return type("AWS::CustomerProfiles::ObjectType", "Customer Profiles object type")
                .from(domains.children(
                        "ListProfileObjectTypes",
                        100,
                        (c, domain) -> Tokens.pages(
                                token -> c.listProfileObjectTypes(r -> r.domainName(domain.domainName())
                                        .maxResults(100)
                                        .nextToken(token)),
                                ListProfileObjectTypesResponse::nextToken),
                        ListProfileObjectTypesResponse::items))
                .named(
                        one -> one.parent().domainName() + "/" + one.item().objectTypeName(),
                        one -> "arn:{partition}:profile:{region}:{account}:domains/"
                                + one.parent().domainName() + "/object-types/"
                                + one.item().objectTypeName())
                .each(
                        "GetProfileObjectType",
                        (c, one) -> c.getProfileObjectType(
                                r -> r.domainName(one.parent().domainName())
                                        .objectTypeName(one.item().objectTypeName())),
                        null,
                        "ResourceNotFoundException")
                .withoutData()
                .purpose("object-type", GetProfileObjectTypeResponse::encryptionKey)
                .created(GetProfileObjectTypeResponse::createdAt)
                .tags(GetProfileObjectTypeResponse::tags)
                .remedy("# put the object type again with the key (aws customer-profiles put-profile-object-type"
                        + " --encryption-key)");
    }
}
