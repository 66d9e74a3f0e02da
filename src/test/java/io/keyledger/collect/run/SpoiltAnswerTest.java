package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyledger.collect.Collector;
import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Pace;
import io.keyledger.collect.call.Tasks;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.SnapshotWriter;
import io.keyledger.stub.AnswerFault;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.KeyKind;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every action that a hand-written collector declares, answered in every way in which AWS would not: the collection
 * ends, and either finds what it would have found, or coverage says that this action failed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoiltAnswerTest {
    /** Short, but long enough for a busy machine to answer. */
    private static final AnswerBounds BOUNDS = new AnswerBounds(Duration.ofSeconds(4), Duration.ofSeconds(5), 1 << 20);

    private static final Pace PACE = new Pace(1, 64, 3, Duration.ofMillis(1), Duration.ofMillis(1));

    private static final String REGION = "us-east-1";
    private static final String ALL = "DescribeRegions";
    private static final String OTHER_ACCOUNT = "444455556666";

    /** Different kinds of keys are asked about different things. */
    private static final List<KeyKind> KINDS =
            List.of(KeyKind.SYMMETRIC, KeyKind.IMPORTED, KeyKind.CLOUDHSM, KeyKind.MULTI_REGION, KeyKind.RSA_SIGNING);

    /** These leave some answers as good as they were. */
    private static final Set<AnswerFault> OF_SOME_ANSWERS = EnumSet.of(
            AnswerFault.CONTENT_TYPE,
            AnswerFault.SAME_MARKER,
            AnswerFault.SAME_ITEMS,
            AnswerFault.EMPTY_PAGES,
            AnswerFault.NO_MARKER,
            AnswerFault.NO_VALUES);

    private final Map<String, SortedMap<PartId, List<Fact>>> undisturbed = new HashMap<>();

    @TempDir
    private static Path directory;

    private final StubAws aws = world();

    private static StubAws world() {
        return StubAws.of(StubWorld.builder()
                .accounts(StubAws.ACCOUNT, OTHER_ACCOUNT)
                .regions("eu-west-1", REGION)
                .population(new StubPopulation(2 * KINDS.size(), 2, 2, 3, KINDS))
                .build());
    }

    @BeforeAll
    void collectUndisturbed() throws IOException {
        for (Collector collector : collectors()) {
            undisturbed.put(collector.name(), facts(collect(aws, settings(Set.of(collector.name()), List.of(REGION)))));
        }
    }

    @AfterAll
    void close() {
        aws.close();
    }

    private record Declared(String collector, ApiAction definition) {
        String action() {
            return definition.toString();
        }
    }

    /** Those of services that the stub has; declared types have a test of their own. */
    private static List<Collector> collectors() {
        return CollectorRegistry.installed().chosen(StubAws.COLLECTORS);
    }

    private static List<Declared> declared() {
        return collectors().stream()
                .flatMap(collector ->
                        collector.actions(StubAws.DEPTH).stream().map(action -> new Declared(collector.name(), action)))
                .toList();
    }

    static List<AnswerFault> quickFaults() {
        return EnumSet.complementOf(EnumSet.of(AnswerFault.NEVER, AnswerFault.DRIPPING)).stream()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quickFaults")
    void neitherChangesTheResultNorGoesUnsaid(AnswerFault fault) throws IOException {
        List<AssertionError> wrong = new ArrayList<>();
        for (Declared declared : declared()) {
            try {
                check(aws, declared, fault);
            } catch (AssertionError e) {
                wrong.add(e);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Each waits for nothing most of the time, so they wait together. */
    @ParameterizedTest
    @EnumSource(names = {"NEVER", "DRIPPING"})
    void doesNotWaitForEver(AnswerFault fault) {
        List<Future<?>> checks = new ArrayList<>();
        try (Tasks tasks = new Tasks()) {
            for (Declared declared : declared()) {
                checks.add(tasks.start(() -> {
                    try (StubAws own = world()) {
                        check(own, declared, fault);
                    }
                    return true;
                }));
            }
            checks.forEach(Tasks::await);
        }
    }

    private void check(StubAws server, Declared declared, AnswerFault fault) throws IOException {
        if (declared.action().equals("s3:GetBucketPolicy") && OF_SOME_ANSWERS.contains(fault)) {
            // Its answer is the customer's own document, which may say anything.
            return;
        }
        if (declared.action().equals("s3:GetBucketTagging") && fault == AnswerFault.EMPTY_PAGES) {
            // It has no pages, and an empty set of tags is a valid answer.
            return;
        }
        server.server().counters().reset();
        server.server().behave(StubBehaviour.calm().spoiling(declared.action(), fault));

        Path snapshot = collect(server, settings(Set.of(declared.collector()), List.of(REGION)));

        String name = declared + " " + fault;
        List<ApiCoverage> coverage = StubAws.coverage(snapshot);
        assertThat(coverage).as(name).allSatisfy(row -> {
            boolean spoilt = (row.service() + ":" + row.action()).equals(declared.action());
            assertThat(row.denied() + row.throttled()).as(name).isZero();
            assertThat(spoilt || row.failed() == 0).as("%s %s", name, row).isTrue();
        });
        List<ApiCoverage> failed =
                coverage.stream().filter(row -> row.failed() > 0).toList();
        if (declared.definition().optionalForStandIns() && fault == AnswerFault.NOTHING) {
            assertThat(coverage).as(name).anySatisfy(row -> {
                assertThat(row.service() + ":" + row.action()).isEqualTo(declared.action());
                assertThat(row.note()).startsWith("not offered: the server that stands in for AWS has no ");
            });
            return;
        }
        if (failed.isEmpty()) {
            assertThat(facts(snapshot)).as(name).isEqualTo(undisturbed.get(declared.collector()));
        } else {
            assertThat(failed).as(name).allSatisfy(row -> assertThat(row.note()).isNotEmpty());
        }
        boolean asked =
                coverage.stream().anyMatch(row -> (row.service() + ":" + row.action()).equals(declared.action()));
        // Servers that name a bucket's Region are never asked for it.
        assertThat(asked).as(name).isEqualTo(!declared.action().equals("s3:GetBucketLocation"));
        if (asked && !OF_SOME_ANSWERS.contains(fault)) {
            assertThat(failed)
                    .as(name)
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.answered()).as("%s %s", name, row).isZero());
        }
        long calls = server.server().counters().rows().stream()
                .filter(row -> row.action().equals(declared.action()))
                .mapToLong(row -> row.calls())
                .sum();
        assertThat(calls).as(name).isLessThan(1000);
    }

    @ParameterizedTest
    @EnumSource
    void ofTheRegionsLeavesOneToCollect(AnswerFault fault) throws IOException {
        aws.server().behave(StubBehaviour.calm().spoiling("ec2:" + ALL, fault));

        Path snapshot = collect(aws, settings(Set.of("ebs"), List.of()));

        List<ApiCoverage> rows = StubAws.coverage(snapshot).stream()
                .filter(row -> row.action().equals(ALL) && row.region().equals(Fact.GLOBAL))
                .toList();
        assertThat(rows).singleElement().satisfies(row -> {
            if (row.failed() > 0) {
                assertThat(row.note()).contains("Only us-east-1 was collected");
            }
            assertThat(row.failed() > 0 || regions(snapshot).size() == 2)
                    .as(row.toString())
                    .isTrue();
            assertThat(row.failed() > 0 || OF_SOME_ANSWERS.contains(fault))
                    .as(row.toString())
                    .isTrue();
        });
        assertThat(regions(snapshot)).contains(REGION);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONTENT_TYPE", "SAME_MARKER", "SAME_ITEMS", "EMPTY_PAGES", "NO_MARKER"})
    void ofARoleClosesItsAccountOnly(AnswerFault fault) throws IOException {
        aws.server().behave(StubBehaviour.calm().spoiling("sts:AssumeRole", fault));
        Scope scope = new Scope(
                List.of(StubAws.ACCOUNT, OTHER_ACCOUNT), "Audit", null, "keyledger", List.of(REGION), Set.of("ebs"));

        Path snapshot = collect(aws, settings(scope));

        assertThat(StubAws.coverage(snapshot).stream()
                        .filter(row -> row.action().equals("AssumeRole")))
                .singleElement()
                .satisfies(row -> assertThat(row.failed()).as(row.toString()).isPositive());
        assertThat(regions(snapshot)).contains(REGION);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONTENT_TYPE", "SAME_MARKER", "SAME_ITEMS", "EMPTY_PAGES", "NO_MARKER"})
    void ofTheCallersIdentityIsNoMatterOfCredentials(AnswerFault fault) {
        aws.server().behave(StubBehaviour.calm().spoiling("sts:GetCallerIdentity", fault));

        Throwable failure = catchThrowable(() -> collect(aws, settings(Set.of("ebs"), List.of(REGION))));

        assertThat(failure).isInstanceOfSatisfying(CollectException.class, refused -> {
            assertThat(refused.kind()).isNotEqualTo(CollectException.Kind.CREDENTIALS);
            assertThat(refused).hasMessageNotContaining("credentials").hasMessageEndingWith(".");
        });
    }

    private static Set<String> regions(Path snapshot) throws IOException {
        return StubAws.facts(snapshot).keySet().stream()
                .filter(part -> part.collector().equals("ebs"))
                .map(PartId::region)
                .collect(Collectors.toSet());
    }

    private static SortedMap<PartId, List<Fact>> facts(Path snapshot) throws IOException {
        SortedMap<PartId, List<Fact>> facts = StubAws.facts(snapshot);
        facts.replaceAll((_, all) ->
                all.stream().filter(fact -> !(fact instanceof ApiCoverage)).toList());
        return facts;
    }

    private CollectSettings settings(Set<String> collectors, List<String> regions) {
        return settings(new Scope(List.of(), null, null, "keyledger", regions, collectors));
    }

    private CollectSettings settings(Scope scope) {
        return aws.settings(scope);
    }

    private Path collect(StubAws server, CollectSettings settings) throws IOException {
        Path folder = Files.createTempDirectory(directory, "run");
        CollectSettings there = new CollectSettings(
                settings.scope(), settings.depth(), PACE, server.server().uri(), null);
        try (CollectionRun run = server.open(there, BOUNDS);
                SnapshotWriter snapshot = SnapshotWriter.open(folder, run.description(StubAws.AS_OF, "test"))) {
            run.run(snapshot, ProgressListener.NONE);
        }
        return folder;
    }
}
