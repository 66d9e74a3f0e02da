package io.keyledger.collect.kms;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.collect.metrics.MetricActions;
import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.inventory.UsagePeriod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;

/**
 * Reads every key of a Region. The part contains, in this order, the usage period, aliases, key stores, usage and keys,
 * each sorted. Keys whose last use was requested come after the others.
 */
@AutoService(Collector.class)
public final class KmsCollector implements Collector {
    private static final String KEY = "key";
    private static final int KEYS_PAGE = 1000;
    private static final int STORES_PAGE = 100;
    /**
     * Keeps the slowest action busy while aliases and usage are being listed, or a call waits to be retried.
     */
    private static final int KEYS_AT_A_TIME = 512;

    @Override
    public String name() {
        return "kms";
    }

    @Override
    public List<String> judgedTypes() {
        return List.of(ResourceTypes.KMS_KEY);
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>(List.of(
                KmsActions.LIST_KEYS,
                KmsActions.LIST_ALIASES,
                KmsActions.DESCRIBE_CUSTOM_KEY_STORES,
                KmsActions.DESCRIBE_KEY,
                KmsActions.GET_KEY_POLICY,
                KmsActions.GET_KEY_ROTATION_STATUS,
                KmsActions.LIST_KEY_ROTATIONS,
                KmsActions.LIST_GRANTS,
                KmsActions.LIST_RESOURCE_TAGS));
        if (depth.lastUsage() != LastUsageMode.NEVER) {
            actions.add(KmsActions.GET_KEY_LAST_USAGE);
        }
        if (depth.usageDays() > 0) {
            actions.add(MetricActions.LIST_METRICS);
            actions.add(MetricActions.GET_METRIC_DATA);
        }
        return actions;
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        long keys = keys(context).size();
        Aliases aliases = Aliases.read(context, kms(context));
        return Map.of(
                KEY,
                keys,
                KmsActions.ALIAS,
                (long) aliases.rows().size(),
                KmsActions.CUSTOMER_KEY,
                Math.max(0, keys - aliases.awsManagedKeys()));
    }

    /** Estimated, because counting takes as long as reading: most keys have three operations. */
    @Override
    public Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        long keys = counted.getOrDefault(KEY, 0L);
        return Map.of(MetricActions.METRIC, 3 * keys, "quiet key", Math.min(keys, depth.lastUsageLimit()));
    }

    @Override
    public void collect(CollectorContext context) {
        KmsClient kms = kms(context);
        try (Tasks tasks = new Tasks()) {
            Future<RequestCounts> counting = tasks.start(
                    () -> new RequestCounter(context, context.client(CloudWatchClient.class, CloudWatchClient::builder))
                            .count());
            Future<Aliases> naming = tasks.start(() -> Aliases.read(context, kms));
            Future<List<CustomKeyStore>> storing = tasks.start(() -> stores(context, kms));
            List<ListedKey> keys = keys(context);
            KeyReader reader =
                    new KeyReader(context, kms, id -> Tasks.await(naming).of(id));
            try (var window = OrderedWindow.start(
                    keys,
                    KEYS_AT_A_TIME,
                    // A key that an earlier run has read has the aliases of that time.
                    key -> context.item(key.arn(), KmsKey.class, () -> List.of(reader.read(key)))
                            .getFirst()
                            .withAliases(Tasks.await(naming).of(key.id())))) {
                RequestCounts counts = Tasks.await(counting);
                context.write(new UsagePeriod(context.accountId(), context.region(), counts.period()));
                Tasks.await(naming).rows().forEach(context::write);
                Tasks.await(storing).forEach(context::write);
                counts.byKeyArn().values().forEach(context::write);
                var queue = new LastUsageQueue(
                        context.depth(),
                        counts,
                        EarlierAnswers.read(context, counts),
                        context.asOf(),
                        tasks,
                        key -> lastUsage(context, reader, key),
                        context::write);
                write(context, window, keys.size(), queue);
            }
        }
    }

    private static void write(
            CollectorContext context, OrderedWindow<ListedKey, KmsKey> window, int total, LastUsageQueue queue) {
        long[] done = {0};
        context.progress(KmsActions.LIST_GRANTS, "keys", 0, total);
        window.forEach(key -> {
            queue.add(key);
            context.progress(KmsActions.LIST_GRANTS, "keys", ++done[0], total);
        });
        queue.finish((answered, asked) ->
                context.progress(KmsActions.GET_KEY_LAST_USAGE, "keys asked for their last use", answered, asked));
    }

    private static Observed<LastUsage> lastUsage(CollectorContext context, KeyReader reader, KmsKey key) {
        return context.item(
                        "last usage of " + key.arn(),
                        KmsKey.class,
                        () -> List.of(key.withLastUsage(reader.lastUsage(key.keyId()))))
                .getFirst()
                .lastUsage();
    }

    private static KmsClient kms(CollectorContext context) {
        return context.client(KmsClient.class, KmsClient::builder);
    }

    /** The listed keys; coverage records whether there may be more. */
    private static List<ListedKey> keys(CollectorContext context) {
        KmsClient kms = kms(context);
        Listing<ListedKey> listing = context.calls().list(KmsActions.LIST_KEYS, marker -> {
            var response = kms.listKeys(request -> request.limit(KEYS_PAGE).marker(marker));
            return Page.read(response.keys(), key -> listed(context, key), response.nextMarker());
        });
        return listing.items().stream()
                .sorted(Comparator.comparing(ListedKey::id))
                .distinct()
                .toList();
    }

    /** The ARN of a key contains its account and Region. */
    private static ListedKey listed(CollectorContext context, KeyListEntry key) {
        String id = Unreadable.required(key.keyId(), "key id");
        String expected =
                "arn:" + context.partition() + ":kms:" + context.region() + ":" + context.accountId() + ":key/" + id;
        if (!expected.equals(key.keyArn())) {
            throw Unreadable.because("the ARN of key " + id + " is not " + expected);
        }
        return new ListedKey(id, expected);
    }

    private static List<CustomKeyStore> stores(CollectorContext context, KmsClient kms) {
        Calls calls = context.calls();
        Listing<CustomKeyStore> listing = calls.list(KmsActions.DESCRIBE_CUSTOM_KEY_STORES, marker -> {
            var response = kms.describeCustomKeyStores(
                    request -> request.limit(STORES_PAGE).marker(marker));
            return Page.read(
                    response.customKeyStores(),
                    store -> new CustomKeyStore(
                            context.accountId(),
                            context.region(),
                            Unreadable.required(store.customKeyStoreId(), "id"),
                            Objects.requireNonNullElse(store.customKeyStoreName(), ""),
                            // Key stores had no type before external key stores existed.
                            Objects.requireNonNullElse(store.customKeyStoreTypeAsString(), "AWS_CLOUDHSM"),
                            Objects.requireNonNullElse(store.connectionStateAsString(), "unknown"),
                            store.connectionErrorCodeAsString()),
                    response.nextMarker());
        });
        return listing.items().stream()
                .sorted(Comparator.comparing(CustomKeyStore::id))
                .toList();
    }
}
