package io.keyledger.stub;

import io.keyledger.stub.world.KeyUse;
import io.keyledger.stub.world.StubBucket;
import io.keyledger.stub.world.StubKey;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Amazon CloudWatch in Smithy RPC v2 CBOR: the metrics of AWS KMS, and request metrics of Amazon S3. */
final class CloudWatchService implements StubService {
    private static final String PATH = "/service/GraniteServiceVersion20100801/operation/";
    private static final String KMS = "AWS/KMS";
    private static final String S3 = "AWS/S3";
    private static final List<String> REQUEST_METRICS = List.of("AllRequests", "GetRequests", "PutRequests");
    /** The id of the metrics of whole buckets; the other one's sorts before it. */
    static final String WHOLE_BUCKET = "whole-bucket";

    static final String PREFIX = "logs";
    private static final int METRICS_IN_PAGE = 500;
    private static final int MOST_QUERIES = 500;
    private static final int MOST_DATAPOINTS = 100_800;
    private static final int METRICS_OF_ONE = 8;

    private final StubWorld world;

    CloudWatchService(StubWorld world) {
        this.world = world;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.CBOR;
    }

    @Override
    public Refusals refusals() {
        return Refusals.CLOUDWATCH;
    }

    @Override
    public Operation operation(StubRequest request) {
        if (!request.path().startsWith(PATH)
                || !request.header("smithy-protocol")
                        .filter("rpc-v2-cbor"::equals)
                        .isPresent()) {
            throw new AwsError(404, "UnknownOperationException", "Not a path of Smithy RPC v2 CBOR");
        }
        return Operation.of(request.path().substring(PATH.length()), "", CborReader.object(request.body()));
    }

    @Override
    public StubResponse answer(StubCall call) {
        ObjectNode answer = switch (call.operation()) {
            case "ListMetrics" -> listMetrics(call);
            case "GetMetricData" -> getMetricData(call);
            default -> throw new AwsError(404, "UnknownOperationException", "The stub has no " + call.operation());
        };
        return StubResponse.of(200, "application/cbor", CborWriter.bytes(answer))
                .with("smithy-protocol", "rpc-v2-cbor");
    }

    private static ObjectNode listMetrics(StubCall call) {
        expect(call, "Namespace", "MetricName", "Dimensions", "NextToken", "RecentlyActive");
        ObjectNode answer = Json.object();
        ArrayNode metrics = answer.putArray("Metrics");
        String namespace = call.text("Namespace").orElse(KMS);
        StubRegion region = region(call);
        long end = (long) size(region, namespace) * METRICS_OF_ONE;
        long position = call.text("NextToken")
                .map(token -> PageToken.position(call.operation(), token)
                        .orElseThrow(() -> invalid("The value for parameter NextToken is invalid")))
                .orElse(0L);
        while (position < end && metrics.size() < METRICS_IN_PAGE) {
            int number = (int) (position / METRICS_OF_ONE);
            List<Metric> ofOne = namespace.equals(S3) ? metrics(region.bucket(number)) : metrics(region.key(number));
            int index = (int) (position % METRICS_OF_ONE);
            if (index < ofOne.size()) {
                Metric metric = ofOne.get(index);
                if (matches(call, metric)) {
                    metrics.add(entry(metric));
                }
                position++;
            } else {
                position += METRICS_OF_ONE - index;
            }
        }
        if (position < end) {
            answer.put("NextToken", PageToken.of(call.operation(), position));
        }
        return answer;
    }

    private static int size(StubRegion region, String namespace) {
        return switch (namespace) {
            case KMS -> region.population().keys();
            case S3 -> region.population().buckets();
            default -> 0;
        };
    }

    private static boolean matches(StubCall call, Metric metric) {
        if (!call.text("MetricName").orElse(metric.name()).equals(metric.name())) {
            return false;
        }
        for (JsonNode filter : call.input("Dimensions").values()) {
            String value = metric.dimensions().get(filter.path("Name").asString(""));
            if (value == null || !filter.path("Value").asString(value).equals(value)) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode entry(Metric metric) {
        ObjectNode entry = Json.object().put("Namespace", metric.namespace()).put("MetricName", metric.name());
        ArrayNode dimensions = entry.putArray("Dimensions");
        metric.dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("Name", name).put("Value", value));
        return entry;
    }

    private ObjectNode getMetricData(StubCall call) {
        expect(call, "MetricDataQueries", "StartTime", "EndTime", "NextToken", "ScanBy", "MaxDatapoints");
        JsonNode queries = call.input("MetricDataQueries");
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw invalid("The collection MetricDataQueries must have between 1 and " + MOST_QUERIES + " members");
        }
        Instant from = instant(call, "StartTime");
        Instant to = instant(call, "EndTime");
        if (!from.isBefore(to)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        boolean ascending =
                call.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
        int limit = call.input("MaxDatapoints").asInt(MOST_DATAPOINTS);
        long skip = call.text("NextToken")
                .map(token -> PageToken.position(call.operation(), token)
                        .orElseThrow(
                                () -> new AwsError(400, "InvalidNextToken", "The next token specified is invalid")))
                .orElse(0L);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("MetricDataResults");
        long seen = 0;
        int given = 0;
        for (JsonNode query : queries.values()) {
            List<Point> points = points(region(call), query, from, to);
            List<Point> ordered = ascending ? points : points.reversed();
            long before = seen;
            seen += ordered.size();
            // A metric without data is told of once, on the first page.
            boolean due = ordered.isEmpty() ? skip == 0 : seen > skip && given < limit;
            if (!due) {
                continue;
            }
            int start = (int) Math.max(0, skip - before);
            int end = Math.min(ordered.size(), start + limit - given);
            results.add(result(query, ordered.subList(start, end), end == ordered.size()));
            given += end - start;
        }
        if (skip + given < seen) {
            answer.put("NextToken", PageToken.of(call.operation(), skip + given));
        }
        return answer;
    }

    private static ObjectNode result(JsonNode query, List<Point> points, boolean complete) {
        String name = query.path("MetricStat").path("Metric").path("MetricName").asString("");
        ObjectNode result = Json.object()
                .put("Id", query.path("Id").asString(""))
                .put("Label", query.path("Label").asString(name))
                .put("StatusCode", complete ? "Complete" : "PartialData");
        ArrayNode timestamps = result.putArray("Timestamps");
        ArrayNode values = result.putArray("Values");
        points.forEach(point -> {
            timestamps.addPOJO(point.start());
            values.add(point.value());
        });
        return result;
    }

    private List<Point> points(StubRegion region, JsonNode query, Instant from, Instant to) {
        JsonNode stat = query.path("MetricStat");
        if (!stat.isObject()) {
            throw invalid("The stub knows no expressions");
        }
        int period = stat.path("Period").asInt(0);
        if (period < 60 || period % 60 != 0) {
            throw invalid("Period must be a multiple of 60");
        }
        Optional<Metric> metric = metric(region, stat.path("Metric"));
        if (metric.isEmpty()) {
            return List.of();
        }
        Instant kept = world.now().minus(retention(period));
        List<Point> points = new ArrayList<>();
        long first = Math.floorDiv(from.getEpochSecond(), period) * period;
        for (long second = first; second < to.getEpochSecond(); second += period) {
            Instant start = Instant.ofEpochSecond(second);
            if (start.isBefore(kept)) {
                continue;
            }
            OptionalDouble value =
                    metric.get().value(stat.path("Stat").asString(""), start, start.plusSeconds(period), world.now());
            value.ifPresent(number -> points.add(new Point(start, number)));
        }
        return points;
    }

    /** How long CloudWatch keeps points of this period. */
    private static Duration retention(int period) {
        if (period < 300) {
            return Duration.ofDays(15);
        }
        return Duration.ofDays(period < 3600 ? 63 : 455);
    }

    private Optional<Metric> metric(StubRegion region, JsonNode asked) {
        Map<String, String> dimensions = new TreeMap<>();
        for (JsonNode dimension : asked.path("Dimensions").values()) {
            dimensions.put(
                    dimension.path("Name").asString(""), dimension.path("Value").asString(""));
        }
        String reference = dimensions.getOrDefault("KeyArn", dimensions.getOrDefault("KeyId", ""));
        Stream<Metric> ofKey = region.key(reference.substring(reference.lastIndexOf('/') + 1)).stream()
                .flatMap(key -> metrics(key).stream());
        Stream<Metric> ofBucket = world.bucket(dimensions.getOrDefault("BucketName", "")).stream()
                .filter(bucket -> bucket.region().equals(region))
                .flatMap(bucket -> metrics(bucket).stream());
        return Stream.concat(ofKey, ofBucket)
                .filter(metric -> asked.path("Namespace").asString("").equals(metric.namespace())
                        && asked.path("MetricName").asString("").equals(metric.name())
                        && metric.dimensions().equals(dimensions))
                .findFirst();
    }

    private static List<Metric> metrics(StubKey key) {
        List<Metric> metrics = new ArrayList<>();
        for (KeyUse use : key.uses()) {
            metrics.add(new Requests(use));
        }
        key.validTo().ifPresent(validTo -> metrics.add(new Expiry(key, validTo)));
        return metrics;
    }

    private static List<Metric> metrics(StubBucket bucket) {
        return bucket.hasRequestMetrics()
                ? Stream.of(PREFIX, WHOLE_BUCKET)
                        .flatMap(filter ->
                                REQUEST_METRICS.stream().<Metric>map(name -> new BucketRequests(bucket, filter, name)))
                        .toList()
                : List.of();
    }

    private static Instant instant(StubCall call, String parameter) {
        JsonNode value = call.input(parameter);
        if (!value.isNumber()) {
            throw invalid("The parameter " + parameter + " is required");
        }
        return Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000));
    }

    private static AwsError invalid(String text) {
        return new AwsError(400, "InvalidParameterValue", text);
    }

    private static StubRegion region(StubCall call) {
        return call.owner().region(call.region()).orElseThrow();
    }

    private static void expect(StubCall call, String... parameters) {
        call.parameterBeyond(Set.of(parameters)).ifPresent(unknown -> {
            throw invalid(call.action() + " of the stub has no parameter " + unknown);
        });
    }

    private record Point(Instant start, double value) {}

    private sealed interface Metric {
        default String namespace() {
            return KMS;
        }

        String name();

        Map<String, String> dimensions();

        /** The statistic over a period, nothing where CloudWatch has no data in it. */
        OptionalDouble value(String statistic, Instant start, Instant end, Instant now);
    }

    /** Successful cryptographic requests. */
    private record Requests(KeyUse use) implements Metric {
        @Override
        public String name() {
            return "SuccessfulRequest";
        }

        @Override
        public Map<String, String> dimensions() {
            return new TreeMap<>(Map.of("KeyArn", use.key().arn(), "Operation", use.operation()));
        }

        @Override
        public OptionalDouble value(String statistic, Instant start, Instant end, Instant now) {
            long requests = use.requests(start, end);
            if (requests == 0) {
                return OptionalDouble.empty();
            }
            return switch (statistic) {
                case "Sum", "SampleCount" -> OptionalDouble.of((double) requests);
                case "Average", "Minimum", "Maximum" -> OptionalDouble.of(1);
                default -> throw invalid("The stub has no statistic " + statistic);
            };
        }
    }

    /** Requests for the objects of a bucket, or of a tenth of it. */
    private record BucketRequests(StubBucket bucket, String filter, String name) implements Metric {
        @Override
        public String namespace() {
            return S3;
        }

        @Override
        public Map<String, String> dimensions() {
            return new TreeMap<>(Map.of("BucketName", bucket.name(), "FilterId", filter));
        }

        @Override
        public OptionalDouble value(String statistic, Instant start, Instant end, Instant now) {
            if (!statistic.equals("Sum")) {
                throw invalid("The stub has no statistic " + statistic);
            }
            long day = bucket.requestsPerDay(name) / (filter.equals(WHOLE_BUCKET) ? 1 : 10);
            return OptionalDouble.of((double) day
                    * Duration.between(start, end).toSeconds()
                    / Duration.ofDays(1).toSeconds());
        }
    }

    /** Seconds until imported key material expires. */
    private record Expiry(StubKey key, Instant validTo) implements Metric {
        @Override
        public String name() {
            return "SecondsUntilKeyMaterialExpiration";
        }

        @Override
        public Map<String, String> dimensions() {
            return Map.of("KeyId", key.id());
        }

        @Override
        public OptionalDouble value(String statistic, Instant start, Instant end, Instant now) {
            Instant last = end.isAfter(now) ? now : end;
            if (!start.isBefore(now) || last.isBefore(key.creationDate())) {
                return OptionalDouble.empty();
            }
            return switch (statistic) {
                case "Minimum" ->
                    OptionalDouble.of((double) Duration.between(last, validTo).toSeconds());
                case "Maximum" ->
                    OptionalDouble.of((double) Duration.between(start, validTo).toSeconds());
                default -> throw invalid("The stub has no statistic " + statistic);
            };
        }
    }
}
