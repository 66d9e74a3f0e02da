package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.Collector;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.HandMadeTicks;
import io.keyledger.collect.call.Pace;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.moto.ModelledAws;
import io.keyledger.moto.MotoServer;
import io.keyledger.snapshot.SnapshotWriter;
import io.keyledger.stub.AnswerFault;
import io.keyledger.stub.ReplayServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Every action of every declared type, answered in every way in which AWS would not: the collection ends, and either
 * finds what it would have found, or coverage says that this action failed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoiltDeclaredAnswerIT {
    private static final AnswerBounds BOUNDS = new AnswerBounds(Duration.ofSeconds(4), Duration.ofSeconds(5), 1 << 20);
    private static final Pace PACE = new Pace(1, 64, 3, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final String REGION = "us-east-1";

    /** These leave the answer about one resource as AWS might give it, only that less is in it. */
    private static final Set<AnswerFault> OF_SOME_DETAILS = EnumSet.of(AnswerFault.EMPTY_PAGES, AnswerFault.NO_VALUES);

    @TempDir
    private static Path directory;

    private final Map<String, List<EncryptedResource>> undisturbed = new HashMap<>();
    private final Map<String, Set<String>> services = servicesByPrefix();
    private final List<Map<String, ApiAction>> rounds = rounds();
    private ReplayServer aws;
    private AwsCredentialsProvider credentials;

    @BeforeAll
    void collectUndisturbed() throws IOException {
        MotoServer moto = MotoServer.shared();
        moto.reset();
        credentials = ModelledAws.account("777000000051")
                // The model gives the name of a rule to the set of rules.
                .with("ses.DescribeReceiptRuleSet", "Metadata.Name", "rule-set-name")
                // The assets of other data sets name no keys.
                .with("dataexchange.ListDataSets", "DataSets.AssetType", "S3_DATA_ACCESS")
                // Its text is a JSON document.
                .with("emr.DescribeSecurityConfiguration", "SecurityConfiguration", "{}")
                .in(Region.US_EAST_1)
                .credentials();
        aws = ReplayServer.of(moto.endpoint());
        undisturbed.putAll(resources(collect(services())));
    }

    @AfterAll
    void close() {
        aws.close();
    }

    /** The services that are declared: those of the stub have a test of their own. */
    private static Set<String> services() {
        Set<String> services = new TreeSet<>();
        CollectorRegistry.installed().chosen(Set.of()).stream()
                .filter(collector -> !StubAws.COLLECTORS.contains(collector.name()))
                .map(Collector::services)
                .forEach(services::addAll);
        return services;
    }

    /** The services that ask under each prefix of IAM; every service asks for tags. */
    private static Map<String, Set<String>> servicesByPrefix() {
        Map<String, Set<String>> services = new HashMap<>();
        for (String service : services()) {
            CollectorRegistry.installed().chosen(Set.of(service)).stream()
                    .flatMap(collector -> collector.actions(StubAws.DEPTH).stream())
                    .forEach(action -> services.computeIfAbsent(action.service(), _ -> new TreeSet<>())
                            .add(service));
        }
        return services;
    }

    /**
     * All declared actions, in sets that have one action of a service. Services that name an operation in the same way
     * have it in the same set, because their answers are spoilt together.
     */
    private static List<Map<String, ApiAction>> rounds() {
        Map<String, Map<String, ApiAction>> byOperation = new TreeMap<>();
        CollectorRegistry.installed().chosen(services()).stream()
                .flatMap(collector -> collector.actions(StubAws.DEPTH).stream())
                .forEach(action -> byOperation
                        .computeIfAbsent(action.operation(), _ -> new HashMap<>())
                        .put(action.service(), action));
        List<Map<String, ApiAction>> rounds = new ArrayList<>();
        for (Map<String, ApiAction> actions : byOperation.values()) {
            rounds.stream()
                    .filter(round -> Collections.disjoint(round.keySet(), actions.keySet()))
                    .findFirst()
                    .ifPresentOrElse(round -> round.putAll(actions), () -> rounds.add(new HashMap<>(actions)));
        }
        return rounds;
    }

    /** What the client does while it waits is the same for all actions, and is tested with the others. */
    static Set<AnswerFault> quickFaults() {
        return EnumSet.complementOf(EnumSet.of(AnswerFault.NEVER, AnswerFault.DRIPPING, AnswerFault.ENDLESS));
    }

    @ParameterizedTest
    @MethodSource("quickFaults")
    void neitherChangesTheResultNorGoesUnsaid(AnswerFault fault) throws IOException {
        List<AssertionError> wrong = new ArrayList<>();
        for (Map<String, ApiAction> round : rounds) {
            aws.spoil(round.values().stream().map(ApiAction::operation).collect(Collectors.toSet()), fault);
            List<Fact> facts = collect(round.keySet().stream()
                    .flatMap(prefix -> services.getOrDefault(prefix, Set.of()).stream())
                    .collect(Collectors.toSet()));
            Map<String, List<EncryptedResource>> resources = resources(facts);
            Map<String, List<ApiCoverage>> coverage = facts.stream()
                    .filter(ApiCoverage.class::isInstance)
                    .map(ApiCoverage.class::cast)
                    .collect(Collectors.groupingBy(ApiCoverage::service));
            for (ApiAction action : round.values()) {
                try {
                    check(
                            action,
                            fault,
                            coverage.getOrDefault(action.service(), List.of()),
                            resources.getOrDefault(action.service(), List.of()));
                } catch (AssertionError e) {
                    wrong.add(e);
                }
            }
            assertThat(aws.spoilt()).isLessThan(1000L * round.size());
        }
        assertThat(wrong).isEmpty();
    }

    private void check(
            ApiAction action, AnswerFault fault, List<ApiCoverage> coverage, List<EncryptedResource> resources) {
        String name = action + " " + fault;
        List<ApiCoverage> failed = coverage.stream()
                .filter(row -> row.failed() + row.denied() + row.throttled() > 0)
                .toList();
        assertThat(failed).as(name).allSatisfy(row -> {
            // A call that is made from the spoilt answer can fail too.
            assertThat(row.action().equals(action.operation()) || fault == AnswerFault.NO_VALUES)
                    .as("%s %s", name, row)
                    .isTrue();
            assertThat(row.note()).as(name).isNotEmpty().doesNotContain("Parameter '");
        });
        boolean listing = action.role() == CallRole.LISTING;
        if (!failed.isEmpty() || !isOffered(action, coverage) || (listing && fault == AnswerFault.EMPTY_PAGES)) {
            return;
        }
        List<EncryptedResource> expected = undisturbed.getOrDefault(action.service(), List.of());
        if (OF_SOME_DETAILS.contains(fault)) {
            assertThat(ids(resources)).as(name).isEqualTo(ids(expected));
        } else {
            assertThat(resources.stream().map(SpoiltDeclaredAnswerIT::withoutTags))
                    .as(name)
                    .isEqualTo(expected.stream()
                            .map(SpoiltDeclaredAnswerIT::withoutTags)
                            .toList());
        }
    }

    /** Tags come from an answer of another service. */
    private static EncryptedResource withoutTags(EncryptedResource resource) {
        return resource.tagged(Observed.known(Map.of()));
    }

    /** Other purposes have a row only where an answer names one. */
    private static Set<String> ids(List<EncryptedResource> resources) {
        return resources.stream()
                .filter(resource -> resource.purpose().equals(Purpose.DATA))
                .map(resource -> resource.type() + " " + resource.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An empty answer is what a server that stands in for AWS gives to what it does not have. */
    private static boolean isOffered(ApiAction action, List<ApiCoverage> coverage) {
        return coverage.stream()
                .noneMatch(row -> row.action().equals(action.operation())
                        && row.note().startsWith("not offered: the server that stands in for AWS has no "));
    }

    private static Map<String, List<EncryptedResource>> resources(List<Fact> facts) {
        return facts.stream()
                .filter(EncryptedResource.class::isInstance)
                .map(EncryptedResource.class::cast)
                .collect(Collectors.groupingBy(EncryptedResource::service));
    }

    private List<Fact> collect(Set<String> chosen) throws IOException {
        Path folder = Files.createTempDirectory(directory, "run");
        Scope scope = new Scope(List.of(), null, null, "keyledger", List.of(REGION), chosen);
        CollectSettings settings = new CollectSettings(scope, StubAws.DEPTH, PACE, aws.uri(), null);
        try (CollectionRun run = CollectionRun.open(settings, credentials, new HandMadeTicks(), BOUNDS, Map.of());
                SnapshotWriter snapshot = SnapshotWriter.open(folder, run.description(StubAws.AS_OF, "test"))) {
            run.run(snapshot, ProgressListener.NONE);
        }
        return StubAws.facts(folder).values().stream().flatMap(List::stream).toList();
    }
}
