package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Quota;
import io.keyledger.collect.call.Tags;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** The tags of resources whose own service would take a call for each, in one pass for a Region. For one thread. */
final class RegionTags {
    private static final int PAGE = 100;

    static final ApiAction GET_RESOURCES = ApiAction.of(
                    ResourceGroupsTaggingApiClient.class,
                    "tag",
                    "GetResources",
                    Quota.documented(15, "AWS Resource Groups Tagging API quotas: GetResources, 15 a second"))
            .called(CallVolume.once())
            .optional();

    private static final Observed<Map<String, String>> NOT_LISTED =
            Observed.notOffered("the tagging API lists no tags of it");

    private final CollectorContext context;
    private @Nullable Observed<Map<String, Map<String, String>>> byArn;

    RegionTags(CollectorContext context) {
        this.context = context;
    }

    /** The resource with its tags; the first one whose service did not answer them has the Region's tags read. */
    EncryptedResource complete(EncryptedResource resource) {
        return resource.tags().equals(TypeReader.TAGS_OF_REGION) ? resource.tagged(of(resource.arn())) : resource;
    }

    private Observed<Map<String, String>> of(String arn) {
        if (byArn == null) {
            byArn = read();
        }
        return byArn.flatMap(known -> known.containsKey(arn) ? Observed.known(known.get(arn)) : NOT_LISTED);
    }

    private Observed<Map<String, Map<String, String>>> read() {
        ResourceGroupsTaggingApiClient client =
                context.client(ResourceGroupsTaggingApiClient.class, ResourceGroupsTaggingApiClient::builder);
        Listing<ResourceTagMapping> listing = context.calls()
                .pages(
                        GET_RESOURCES,
                        () -> client.getResourcesPaginator(request -> request.resourcesPerPage(PAGE)),
                        GetResourcesResponse::resourceTagMappingList);
        try {
            return listing.whole().map(RegionTags::byArn);
        } catch (RuntimeException e) {
            return context.calls().refute(GET_RESOURCES, "the answer can't be read: " + Unreadable.reason(e));
        }
    }

    private static Map<String, Map<String, String>> byArn(List<ResourceTagMapping> mappings) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        mappings.forEach(mapping -> tags.put(
                Unreadable.required(mapping.resourceARN(), "ARN of a resource"),
                Tags.sorted(mapping.tags(), Tag::key, Tag::value)));
        return tags;
    }
}
