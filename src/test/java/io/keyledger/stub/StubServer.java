package io.keyledger.stub;

import io.keyledger.stub.world.StubAccount;
import io.keyledger.stub.world.StubWorld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The stub AWS: a server on the loopback interface for every service and Region at once, which tells them apart by what
 * the client signed for. Close it to end it with all its connections.
 */
public final class StubServer implements AutoCloseable {
    private static final Set<String> GLOBAL_SERVICES = Set.of("iam", "organizations", "sts");

    private final StubWorld world;
    private final StubObjects objects = new StubObjects();
    private final CloudTrailService cloudTrail = new CloudTrailService();
    private final Map<String, StubService> services;
    private final StubQueries queries = new StubQueries();
    private final StubCounters counters = new StubCounters();
    private final AtomicLong requests = new AtomicLong();
    private final HttpListener listener;
    private volatile Regime regime;

    private StubServer(StubWorld world, StubBehaviour behaviour, int port) {
        this.world = world;
        this.regime = new Regime(behaviour);
        this.services = Map.ofEntries(
                Map.entry("athena", new AthenaService(queries)),
                Map.entry("cloudtrail", cloudTrail),
                Map.entry("kms", new KmsService(world)),
                Map.entry("s3", new S3Service(world, objects)),
                Map.entry("s3express", new S3ExpressService()),
                Map.entry("ec2", new Ec2Service()),
                Map.entry("ebs", new EbsService(world)),
                Map.entry("sts", new StsService(world)),
                Map.entry("iam", new IamService()),
                Map.entry("organizations", new OrganizationsService(world)),
                Map.entry("monitoring", new CloudWatchService(world)),
                Map.entry("pricing", new PricingService()));
        this.listener = HttpListener.start(port, this::serve);
    }

    /** Starts a server on a free port. */
    public static StubServer start(StubWorld world, StubBehaviour behaviour) {
        return start(world, behaviour, 0);
    }

    /** Starts a server on this port, 0 for a free one. */
    public static StubServer start(StubWorld world, StubBehaviour behaviour, int port) {
        return new StubServer(world, behaviour, port);
    }

    /** The endpoint for every client's endpoint override. */
    public URI uri() {
        return listener.uri();
    }

    public StubWorld world() {
        return world;
    }

    /** What is in the buckets, nothing at first. */
    public StubObjects objects() {
        return objects;
    }

    /** The public keys of CloudTrail, none at first. */
    public CloudTrailService cloudTrail() {
        return cloudTrail;
    }

    /** The queries that its Athena runs. */
    public StubQueries queries() {
        return queries;
    }

    public StubCounters counters() {
        return counters;
    }

    /** Treats calls in another way from now on, with full quotas. */
    public void behave(StubBehaviour behaviour) {
        regime = new Regime(behaviour);
    }

    /** An access key id by which the server knows the account; the secret can be anything. */
    public static String accessKeyId(String account) {
        return Caller.accessKeyId(account);
    }

    @Override
    public void close() {
        listener.close();
    }

    private Optional<StubResponse> serve(StubRequest request) {
        if (request.path().startsWith("/_stub/")) {
            return Optional.of(administration(request));
        }
        String requestId = "stub-" + requests.incrementAndGet();
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            AwsError unsigned =
                    new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
            return Optional.of(ErrorForm.QUERY.response(unsigned, requestId));
        }
        StubService service = services.get(caller.get().service());
        if (service == null) {
            return Optional.of(unknown(
                    caller.get(),
                    ErrorForm.JSON,
                    requestId,
                    new AwsError(
                            400,
                            "UnknownOperationException",
                            "The stub has no service " + caller.get().service())));
        }
        Operation operation;
        try {
            operation = service.operation(request);
        } catch (AwsError e) {
            return Optional.of(unknown(caller.get(), service.errorForm(), requestId, e));
        }
        StubAccount account = caller.get().account().flatMap(world::account).orElseGet(world::firstAccount);
        StubCall call = new StubCall(account, caller.get(), operation, request);
        StubCounters.Tally tally = counters.begin(call.account(), call.region(), call.action(), call.resource());
        try {
            return serve(service, call, caller.get(), tally, requestId);
        } finally {
            counters.end();
        }
    }

    private StubResponse unknown(Caller caller, ErrorForm form, String requestId, AwsError error) {
        String account = caller.account().orElse(world.firstAccount().id());
        counters.begin(account, caller.region(), caller.service() + ":?", "").refused();
        counters.end();
        return form.response(error, requestId);
    }

    private Optional<StubResponse> serve(
            StubService service, StubCall call, Caller caller, StubCounters.Tally tally, String requestId) {
        Regime now = regime;
        if (now.behaviour.unreachable().test(call)) {
            tally.failed();
            return Optional.empty();
        }
        FaultDice.Fall fall = now.dice.roll(call);
        Optional<Refusal> refusal = refusal(now, call, caller, fall);
        now.wait(tally);
        if (fall == FaultDice.Fall.DROP) {
            tally.failed();
            return Optional.empty();
        }
        try {
            if (refusal.isPresent()) {
                count(refusal.get(), tally);
                throw service.refusals().error(refusal.get(), call);
            }
            StubResponse response = service.answer(call).with("x-amzn-RequestId", requestId);
            tally.answered();
            return Optional.of(changed(now, call, response));
        } catch (AwsError e) {
            if (refusal.isEmpty()) {
                tally.refused();
            }
            return Optional.of(changed(now, call, service.refusal(e, call, requestId)));
        } catch (RuntimeException e) {
            // A mistake of the stub must reach the test that made it, not be retried away as a fault of AWS.
            counters.defect(call.action() + ": " + e);
            AwsError defect = new AwsError(400, "StubDefect", e.toString());
            return Optional.of(service.refusal(defect, call, requestId));
        }
    }

    private static StubResponse changed(Regime regime, StubCall call, StubResponse response) {
        return regime.behaviour.spoilt().apply(call).apply(response);
    }

    private Optional<Refusal> refusal(Regime regime, StubCall call, Caller caller, FaultDice.Fall fall) {
        boolean known = caller.account().flatMap(world::account).isPresent()
                || caller.account().isEmpty();
        boolean enabled = GLOBAL_SERVICES.contains(call.service())
                || call.owner().region(caller.region()).isPresent();
        if (!known || !enabled || regime.behaviour.disabledRegions().test(call)) {
            return Optional.of(Refusal.DISABLED_REGION);
        }
        if (regime.behaviour.expired().test(call)) {
            return Optional.of(Refusal.EXPIRED);
        }
        Optional<Refusal> fault = switch (fall) {
            case THROTTLE -> Optional.of(Refusal.THROTTLED);
            case INTERNAL_ERROR -> Optional.of(Refusal.INTERNAL);
            case UNAVAILABLE -> Optional.of(Refusal.UNAVAILABLE);
            case NOTHING, DROP -> Optional.empty();
        };
        if (fault.isPresent() || fall == FaultDice.Fall.DROP) {
            return fault;
        }
        if (!regime.admits(call)) {
            return Optional.of(Refusal.THROTTLED);
        }
        return regime.behaviour.denied().test(call) ? Optional.of(Refusal.DENIED) : Optional.empty();
    }

    private static void count(Refusal refusal, StubCounters.Tally tally) {
        switch (refusal) {
            case THROTTLED -> tally.throttled();
            case INTERNAL, UNAVAILABLE -> tally.failed();
            case DENIED -> tally.denied();
            case EXPIRED, DISABLED_REGION -> tally.refused();
        }
    }

    /** What a process that cannot call Java asks: the counters as CSV, and to forget them. */
    private StubResponse administration(StubRequest request) {
        if (request.path().equals("/_stub/reset")) {
            counters.reset();
        }
        StringBuilder text = new StringBuilder(
                "account,region,action,calls,answered,throttled,denied,refused,failed,peak_per_second\n");
        counters.rows()
                .forEach(row -> text.append(String.join(
                                ",",
                                row.account(),
                                row.region(),
                                row.action(),
                                Long.toString(row.calls()),
                                Long.toString(row.answered()),
                                Long.toString(row.throttled()),
                                Long.toString(row.denied()),
                                Long.toString(row.refused()),
                                Long.toString(row.failed()),
                                Long.toString(row.peakPerSecond())))
                        .append('\n'));
        return StubResponse.of(200, "text/csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A behaviour with the state it needs: how full each quota is, and which requests are failing. */
    private static final class Regime {
        private final StubBehaviour behaviour;
        private final FaultDice dice;
        private final ConcurrentMap<BucketKey, TokenBucket> buckets = new ConcurrentHashMap<>();

        Regime(StubBehaviour behaviour) {
            this.behaviour = behaviour;
            this.dice = new FaultDice(behaviour.faults());
        }

        boolean admits(StubCall call) {
            Optional<StubQuotas.Quota> quota = behaviour.quotas().of(call.quota());
            if (quota.isEmpty()) {
                return true;
            }
            long now = System.nanoTime();
            return buckets.computeIfAbsent(
                            new BucketKey(call.account(), call.region(), call.quota()),
                            key -> new TokenBucket(quota.get(), now))
                    .take(now);
        }

        void wait(StubCounters.Tally tally) {
            long jitter = behaviour.jitter().toNanos();
            long nanoseconds = behaviour.latency().toNanos()
                    + (jitter > 0 ? ThreadLocalRandom.current().nextLong(jitter) : 0);
            if (nanoseconds == 0) {
                return;
            }
            try {
                Thread.sleep(Duration.ofNanos(nanoseconds));
            } catch (InterruptedException e) {
                tally.failed();
                Thread.currentThread().interrupt();
            }
        }
    }

    private record BucketKey(String account, String region, String quota) {}
}
