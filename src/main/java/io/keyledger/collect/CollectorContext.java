package io.keyledger.collect;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.CollectException;
import io.keyledger.inventory.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What a collector uses in one account and Region: how to call AWS and where to write. Thread-safe. */
public final class CollectorContext implements AutoCloseable {
    private final Place place;
    private final Depth depth;
    private final Instant asOf;
    private final Optional<EarlierPart> earlier;
    private final Calls calls;
    private final AwsClients clients;
    private final AwsCredentialsProvider credentials;
    private final FactSink sink;
    private final ItemReader items;
    private final Progress progress;
    private final ConcurrentMap<ClientKind, SdkAutoCloseable> open = new ConcurrentHashMap<>();

    public CollectorContext(
            Place place,
            Depth depth,
            Instant asOf,
            Optional<EarlierPart> earlier,
            Calls calls,
            AwsClients clients,
            AwsCredentialsProvider credentials,
            FactSink sink,
            ItemReader items,
            Progress progress) {
        this.place = place;
        this.depth = depth;
        this.asOf = asOf;
        this.earlier = earlier;
        this.calls = calls;
        this.clients = clients;
        this.credentials = credentials;
        this.sink = sink;
        this.items = items;
        this.progress = progress;
    }

    /** The twelve-digit id of the account. */
    public String accountId() {
        return place.accountId();
    }

    /** The Region, or {@link Fact#GLOBAL}. */
    public String region() {
        return place.region();
    }

    /** Whether it is the first of the account's Regions, which reports what concerns the account once. */
    public boolean isFirstRegion() {
        return place.first();
    }

    /** The partition of ARNs: {@code aws}, {@code aws-cn} and so on. */
    public String partition() {
        return place.partition();
    }

    public Depth depth() {
        return depth;
    }

    /** The instant that the snapshot describes. A run that resumes keeps the instant of the first run. */
    public Instant asOf() {
        return asOf;
    }

    /** The same part of an earlier snapshot, for answers that AWS gives slowly and that still hold. */
    public Optional<EarlierPart> earlier() {
        return earlier;
    }

    public Calls calls() {
        return calls;
    }

    /** Whether one endpoint stands in for all of AWS. */
    public boolean standIn() {
        return clients.standIn();
    }

    /** The client of this class, shared by all callers. It may call the actions declared for its class. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            Class<C> type, Supplier<B> builder) {
        return client(type, "", builder);
    }

    /**
     * A second client of a class, where a service needs clients configured in different ways.
     *
     * @param purpose names this configuration; empty for the default one
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            Class<C> type, String purpose, Supplier<B> builder) {
        if (Thread.currentThread().isInterrupted()) {
            // The first clients of a process take seconds together, for which a stop must not wait.
            throw CollectException.interrupted(new InterruptedException("stopped before a client was made"));
        }
        return type.cast(open.computeIfAbsent(
                new ClientKind(type, purpose), _ -> clients.once(type, builder, credentials, place.homeRegion())));
    }

    /**
     * Closes the clients of a class. A collector of many services calls this after each service, so that few clients
     * are open at a time.
     */
    public void release(Class<?> type) {
        open.forEach((kind, client) -> {
            if (kind.type().equals(type) && open.remove(kind, client)) {
                client.close();
            }
        });
    }

    /** Adds a fact to the part. The collector decides the order. */
    public void write(Fact fact) {
        try {
            sink.write(fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one of many items of a part, or returns what an interrupted run has read. An item with all questions
     * answered is saved at once, so a killed run loses only the items being read.
     *
     * @param id of the item within the part, the same in each run
     * @param read calls AWS on this thread for the facts of the item; returns none if the item no longer exists
     */
    public <F extends Fact> List<F> item(String id, Class<F> kind, Supplier<List<F>> read) {
        return items.read(id, kind, read);
    }

    /**
     * Reads a section of the part (for example, all resources of one type), or what an interrupted run has read of it.
     * A section with all questions answered is saved when it ends, so a killed run loses only the sections being read.
     *
     * @param id of the section within the part, the same in each run
     * @param read calls AWS and passes each fact to its argument, from one thread, in the same order in each run
     * @param sink receives the facts
     */
    public void section(String id, Consumer<Consumer<Fact>> read, Consumer<Fact> sink) {
        items.readSection(id, read, sink);
    }

    /**
     * Reports progress.
     *
     * @param action the action whose budget limits how fast the rest can be read
     * @param things what is being read, in the plural
     */
    public void progress(ApiAction action, String things, long done, long total) {
        progress.advanced(action, things, done, total);
    }

    @Override
    public void close() {
        open.values().forEach(SdkAutoCloseable::close);
    }

    private record ClientKind(Class<?> type, String purpose) {}

    /**
     * The account and Region, and where their calls go.
     *
     * @param homeRegion the Region that the calls go to: the Region itself, or for {@link Fact#GLOBAL} one of its
     *     partition
     * @param first whether this is the first of the account's Regions
     */
    public record Place(String accountId, String region, String partition, String homeRegion, boolean first) {}

    /** Receives facts. */
    @FunctionalInterface
    public interface FactSink {
        void write(Fact fact) throws IOException;
    }

    /** Reads the items and sections of a part. */
    public interface ItemReader {
        <F extends Fact> List<F> read(String id, Class<F> kind, Supplier<List<F>> read);

        /** Reads a section. This default has no checkpoint. */
        default void readSection(String id, Consumer<Consumer<Fact>> read, Consumer<Fact> sink) {
            read.accept(sink);
        }
    }

    /** Receives progress. */
    @FunctionalInterface
    public interface Progress {
        void advanced(ApiAction action, String things, long done, long total);
    }
}
