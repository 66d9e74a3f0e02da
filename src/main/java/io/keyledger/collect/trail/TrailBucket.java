package io.keyledger.collect.trail;

import io.keyledger.collect.account.AccountActions;
import io.keyledger.collect.account.AwsProfile;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.account.Session;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.Opening;
import io.keyledger.collect.call.Pace;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.call.Ticks;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import io.keyledger.inventory.TrailScope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** CloudTrail's files in a bucket, read with the caller's own credentials. */
public final class TrailBucket implements TrailFiles {
    /** Most log files have less, and are one call. */
    private static final int PART = 4 << 20;

    private static final int PAGE = 1000;
    private static final int LISTINGS_AT_A_TIME = 16;
    /** Without CloudTrail's layout, the days that are needed cannot be listed alone. */
    private static final int MOST_WITHOUT_LAYOUT = 1_000_000;

    private static final int LEAST_READERS = 8;
    private static final int MOST_READERS = 32;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
    private static final String NO_SUCH_KEY = "NoSuchKey";

    private final AwsClients clients;
    private final Session session;
    private final TrailLocation location;
    private final TrailScope scope;
    private final S3Client s3;
    private final Coverage coverage;
    private final Calls calls;
    private final PublicKeys publicKeys;
    private final AtomicReference<@Nullable CollectException> lost = new AtomicReference<>();

    private TrailBucket(AwsClients clients, Session session, TrailLocation location, TrailScope scope) {
        this.clients = clients;
        this.session = session;
        this.location = location;
        this.scope = scope;
        this.publicKeys = new PublicKeys(clients, session, scope);
        String region;
        Coverage finding = new Coverage(session.caller().accountId(), session.region());
        try (S3Client home = client(clients, session, session.region())) {
            region = BucketRegion.find(
                    home,
                    clients.calls(session.caller().accountId(), session.region(), finding),
                    location.bucket(),
                    session.region());
        }
        this.s3 = client(clients, session, region);
        this.coverage = new Coverage(session.caller().accountId(), region);
        coverage.add(finding);
        this.calls = clients.calls(session.caller().accountId(), region, coverage);
    }

    /**
     * How to reach AWS.
     *
     * @param scope decides the partition
     * @param endpoint an endpoint that stands in for all of AWS
     * @param profile the profile of the shared AWS files; if absent, the SDK's default chain applies
     */
    public record Access(
            Scope scope,
            Pace pace,
            @Nullable URI endpoint,
            @Nullable String profile) {}

    /**
     * Verifies the caller's credentials and finds the bucket's Region.
     *
     * @throws CollectException if there are no credentials, or AWS cannot be reached
     */
    public static TrailBucket open(Access access, TrailLocation location, TrailScope scope) {
        return open(access, location, scope, new AwsProfile(access.profile()).credentials());
    }

    /** For tests: with the given credentials. */
    static TrailBucket open(
            Access access, TrailLocation location, TrailScope scope, AwsCredentialsProvider credentials) {
        List<ApiAction> declared = new ArrayList<>(TrailActions.ALL);
        declared.add(AccountActions.GET_CALLER_IDENTITY);
        AwsClients clients = new AwsClients(
                access.pace(), declared, access.endpoint(), AnswerBounds.standard(), System.getenv(), Ticks.SYSTEM);
        return Opening.orClose(clients::close, () -> {
            Session session = Session.open(clients, access.scope(), new AwsProfile(access.profile()), credentials);
            return Opening.orClose(session::close, () -> new TrailBucket(clients, session, location, scope));
        });
    }

    private static S3Client client(AwsClients clients, Session session, String region) {
        return clients.once(
                S3Client.class,
                // A single endpoint cannot distinguish buckets by host name.
                () -> S3Client.builder().forcePathStyle(clients.standIn()),
                session.own(),
                region);
    }

    @Override
    public void list(Kind kind, Visitor visitor) {
        TrailLayout layout = new TrailLayout(scope, kind, this::children);
        Optional<List<KeyRange>> ranges = layout.ranges(location.prefix());
        if (ranges.isEmpty()) {
            listAll(layout, visitor);
            return;
        }
        Semaphore atATime = new Semaphore(LISTINGS_AT_A_TIME);
        Tasks.all(ranges.get().stream()
                .<Runnable>map(range -> () -> {
                    atATime.acquireUninterruptibly();
                    try {
                        list(range, visitor);
                    } finally {
                        atATime.release();
                    }
                })
                .toList());
    }

    /** The folders directly under a prefix. */
    private Set<String> children(String prefix) {
        return calls
                .list(TrailActions.LIST_OBJECTS, marker -> {
                    ListObjectsV2Response page = s3.listObjectsV2(request -> request.bucket(location.bucket())
                            .prefix(prefix)
                            .delimiter("/")
                            .maxKeys(PAGE)
                            .continuationToken(marker));
                    return Page.read(page.commonPrefixes(), CommonPrefix::prefix, page.nextContinuationToken());
                })
                .items()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private void list(KeyRange range, Visitor visitor) {
        calls.eachPage(TrailActions.LIST_OBJECTS, marker -> page(range, marker), page -> {
            for (TrailFile file : page) {
                if (range.endsBefore(file.name())) {
                    return true;
                }
                visitor.file(file);
            }
            return Thread.currentThread().isInterrupted();
        });
    }

    private void listAll(TrailLayout layout, Visitor visitor) {
        long[] seen = {0};
        Observed<Boolean> end = calls.eachPage(
                TrailActions.LIST_OBJECTS, marker -> page(KeyRange.all(location.prefix()), marker), page -> {
                    seen[0] += page.size();
                    page.stream()
                            .filter(file -> layout.mayBeInTime(file.name()))
                            .forEach(visitor::file);
                    return seen[0] >= MOST_WITHOUT_LAYOUT
                            || Thread.currentThread().isInterrupted();
                });
        if (end.known().filter(complete -> !complete).isPresent() && seen[0] >= MOST_WITHOUT_LAYOUT) {
            calls.refute(
                    TrailActions.LIST_OBJECTS,
                    "%s has more than %,d objects and not CloudTrail's layout; name the folder that holds AWSLogs"
                            .formatted(location, MOST_WITHOUT_LAYOUT));
        }
    }

    private Page<TrailFile> page(KeyRange range, @Nullable String marker) {
        ListObjectsV2Response page = s3.listObjectsV2(request -> request.bucket(location.bucket())
                .prefix(range.prefix())
                .maxKeys(PAGE)
                .startAfter(range.after().isEmpty() ? null : range.after())
                .continuationToken(marker));
        List<S3Object> objects = page.contents().stream()
                // The S3 console makes such objects for folders.
                .filter(object -> object.key() == null || !object.key().endsWith("/"))
                .toList();
        return Page.read(objects, TrailBucket::file, page.nextContinuationToken());
    }

    private static TrailFile file(S3Object object) {
        return new TrailFile(
                Unreadable.required(object.key(), "key"),
                Optional.ofNullable(object.size()).orElse(0L));
    }

    @Override
    public Content open(TrailFile file) throws IOException {
        return open(file.name());
    }

    @Override
    public Content openDelivered(String bucket, String key) throws IOException {
        if (!bucket.equals(location.bucket())) {
            throw new NoSuchFileException(key, null, "it is in the bucket " + bucket);
        }
        return open(key);
    }

    @Override
    public Optional<String> delivered(String bucket, String key) {
        return bucket.equals(location.bucket()) ? Optional.of(key) : Optional.empty();
    }

    private Content open(String key) throws IOException {
        ResponseBytes<GetObjectResponse> first = get(key, 0);
        return new Content(
                ObjectStream.startingWith(part(first), at -> part(get(key, at))),
                first.response().metadata());
    }

    private static ObjectStream.Part part(ResponseBytes<GetObjectResponse> answer) {
        byte[] bytes = answer.asByteArrayUnsafe();
        Matcher range = CONTENT_RANGE.matcher(
                Optional.ofNullable(answer.response().contentRange()).orElse(""));
        return new ObjectStream.Part(bytes, range.matches() ? Long.parseLong(range.group(3)) : bytes.length);
    }

    private ResponseBytes<GetObjectResponse> get(String key, long from) throws IOException {
        ResponseBytes<GetObjectResponse> nothing =
                ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), new byte[0]);
        ResponseBytes<GetObjectResponse> missing = ResponseBytes.fromByteArray(
                GetObjectResponse.builder().deleteMarker(true).build(), new byte[0]);
        Observed<ResponseBytes<GetObjectResponse>> answer = asked(() -> calls.ask(
                TrailActions.GET_OBJECT,
                () -> whole(s3.getObject(
                        request -> request.bucket(location.bucket())
                                .key(key)
                                .range("bytes=" + from + "-" + (from + PART - 1)),
                        ResponseTransformer.toBytes())),
                // No part of an empty object can be read.
                Map.of("InvalidRange", nothing, NO_SUCH_KEY, missing)));
        ResponseBytes<GetObjectResponse> bytes =
                answer.known().orElseThrow(() -> new IOException(key + ": " + answer.reason()));
        if (Boolean.TRUE.equals(bytes.response().deleteMarker())) {
            throw new NoSuchFileException(key);
        }
        return bytes;
    }

    /** Requests an answer again that has fewer bytes than its range. */
    private static ResponseBytes<GetObjectResponse> whole(ResponseBytes<GetObjectResponse> answer) {
        Matcher range = CONTENT_RANGE.matcher(
                Optional.ofNullable(answer.response().contentRange()).orElse(""));
        if (range.matches()
                && Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)) + 1
                        != answer.asByteArrayUnsafe().length) {
            throw RetryableException.create("the answer to GetObject ended early");
        }
        return answer;
    }

    /** Stops all reading for what no other file would survive, and this thread for an interrupt. */
    private <T> T asked(Question<T> question) throws IOException {
        CollectException before = lost.get();
        if (before != null) {
            throw new IOException(before);
        }
        try {
            return question.ask();
        } catch (CollectException e) {
            if (e.kind() == CollectException.Kind.INTERRUPTED) {
                throw (CancellationException) new CancellationException("reading CloudTrail was stopped").initCause(e);
            }
            lost.compareAndSet(null, e);
            throw new IOException(e);
        }
    }

    @Override
    public boolean hasSignatures() {
        return true;
    }

    @Override
    public Map<String, byte[]> publicKeys(String region) throws IOException {
        return asked(() -> publicKeys.in(region));
    }

    /** Asks AWS. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }

    /** More than one on each core, because each waits for S3 most of the time. */
    @Override
    public int readers() {
        return Math.clamp(2L * Runtime.getRuntime().availableProcessors(), LEAST_READERS, MOST_READERS);
    }

    @Override
    public List<ApiCoverage> finish() {
        CollectException reason = lost.get();
        if (reason != null) {
            throw reason;
        }
        List<ApiCoverage> rows = new ArrayList<>(coverage.rows());
        rows.addAll(publicKeys.calls());
        return List.copyOf(rows);
    }

    @Override
    public void close() {
        s3.close();
        session.close();
        clients.close();
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
