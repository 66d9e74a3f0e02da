package io.keyledger.collect;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.inventory.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What a collector has for one account and Region: how to ask, and where to write. Safe for use by many threads. */
public final class CollectorContext implements AutoCloseable {
    private final Place place;
    private final Depth depth;
    private final Instant asOf;
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
            Calls calls,
            AwsClients clients,
            AwsCredentialsProvider credentials,
            FactSink sink,
            ItemReader items,
            Progress progress) {
        this.place = place;
        this.depth = depth;
        this.asOf = asOf;
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

    /** Whether it is the first of the account's Regions, for what is to be told of once. */
    public boolean isFirstRegion() {
        return place.first();
    }

    /** Of ARNs, such as {@code aws} or {@code aws-cn}. */
    public String partition() {
        return place.partition();
    }

    public Depth depth() {
        return depth;
    }

    /** The instant that the snapshot is of; the same for a run that goes on with what another began. */
    public Instant asOf() {
        return asOf;
    }

    public Calls calls() {
        return calls;
    }

    /** Whether a server stands in for AWS, under one name for everything. */
    public boolean standIn() {
        return clients.standIn();
    }

    /** A client of the SDK, one for all who ask; it may call what is declared for its class. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            Class<C> type, Supplier<B> builder) {
        return client(type, "", builder);
    }

    /**
     * The same where a service needs clients that are set up in different ways.
     *
     * @param purpose of this one; empty for the usual one
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            Class<C> type, String purpose, Supplier<B> builder) {
        return type.cast(open.computeIfAbsent(
                new ClientKind(type, purpose), _ -> clients.once(type, builder, credentials, place.homeRegion())));
    }

    /** Closes the clients of a class that nobody needs any more; a collector of many services holds one at a time. */
    public void release(Class<?> type) {
        open.forEach((kind, client) -> {
            if (kind.type().equals(type) && open.remove(kind, client)) {
                client.close();
            }
        });
    }

    /** Adds a fact to the part; the order of the facts is the collector's. */
    public void write(Fact fact) {
        try {
            sink.write(fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an item of which a part has many, or takes what an interrupted run has read of it. What was answered in full
     * is kept at once, so that a kill loses only what is being read.
     *
     * @param id of the item within the part, the same in each run
     * @param read asks AWS on this thread for the facts of the item; none where it is not there any more
     */
    public <F extends Fact> List<F> item(String id, Class<F> kind, Supplier<List<F>> read) {
        return items.read(id, kind, read);
    }

    /**
     * Writes a section of the part, such as all resources of one type, or what an interrupted run has read of it. It is
     * kept when it ends with all its questions answered, so that a kill loses the section being read and no other;
     * its facts stay in memory only until some hundreds of them are kept.
     *
     * @param id of the section within the part, the same in each run
     * @param read asks AWS, and gives each fact to its argument, in the same order in each run; the facts of one section
     *     are given by one thread
     */
    public void section(String id, Consumer<Consumer<Fact>> read) {
        items.readSection(id, read, this::write);
    }

    /**
     * Reports that so many of so many things are read.
     *
     * @param action the call whose budget bounds how fast the rest can be read
     * @param things what is read, in the plural
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
     * Where it is.
     *
     * @param homeRegion where the calls go: the Region itself, or for {@link Fact#GLOBAL} one of its partition
     * @param first whether it is the first of the account's Regions
     */
    public record Place(String accountId, String region, String partition, String homeRegion, boolean first) {}

    /** Where facts go. */
    @FunctionalInterface
    public interface FactSink {
        void write(Fact fact) throws IOException;
    }

    /** How an item of a part is read. */
    public interface ItemReader {
        <F extends Fact> List<F> read(String id, Class<F> kind, Supplier<List<F>> read);

        /** Reads a section; without a checkpoint, simply reads it. */
        default void readSection(String id, Consumer<Consumer<Fact>> read, Consumer<Fact> sink) {
            read.accept(sink);
        }
    }

    /** Who is told how far it is. */
    @FunctionalInterface
    public interface Progress {
        void advanced(ApiAction action, String things, long done, long total);
    }
}
