package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.call.AnswerBounds;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.Quota;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.call.Ticks;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.snapshot.KeptAnswers;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.SnapshotDescription;
import io.keyledger.snapshot.SnapshotScope;
import io.keyledger.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;

/** A part that is read section by section, by runs of which each resumes what the one before it began. */
class SectionTest {
    private static final String REGION = "eu-west-1";
    private static final PartId PART = new PartId(StubAws.ACCOUNT, REGION, "catalogue");
    private static final ApiAction LIST_KEYS = ApiAction.of(
                    KmsClient.class, "kms", "ListKeys", Quota.documented(100, "test"))
            .listing();
    private static final ApiAction DESCRIBE_KEY =
            ApiAction.of(KmsClient.class, "kms", "DescribeKey", Quota.documented(100, "test"));
    private static final List<ApiAction> ACTIONS = List.of(LIST_KEYS, DESCRIBE_KEY);

    @TempDir
    private Path directory;

    private final AtomicInteger reads = new AtomicInteger();
    private final AwsClients clients =
            new AwsClients(StubAws.PACE, ACTIONS, null, AnswerBounds.standard(), Map.of(), Ticks.SYSTEM);

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void aSectionThatWasReadInFullIsNotReadAgain() throws IOException {
        Run first = run((run, write) -> run.list(1200, write));
        Run second = run((run, write) -> run.list(1200, write));

        assertThat(reads).hasValue(1);
        assertThat(first.facts).hasSize(1200);
        assertThat(second.facts).isEqualTo(first.facts);
        assertThat(second.coverage.rows()).isEqualTo(first.coverage.rows()).isNotEmpty();
    }

    @Test
    void anEmptySectionIsNotReadAgainEither() throws IOException {
        run((run, write) -> run.list(0, write));
        Run second = run((run, write) -> run.list(0, write));

        assertThat(reads).hasValue(1);
        assertThat(second.facts).isEmpty();
        assertThat(second.coverage.rows()).hasSize(1);
    }

    @Test
    void aSectionWithAnUnansweredQuestionIsReadAgain() throws IOException {
        Run first = run((run, write) -> {
            run.list(2, write);
            run.calls.refute(DESCRIBE_KEY, "no sense");
        });
        Run second = run((run, write) -> run.list(3, write));

        assertThat(first.coverage.rows())
                .anySatisfy(row -> assertThat(row.failed()).isEqualTo(1));
        assertThat(second.facts).hasSize(3);
    }

    @Test
    void nothingIsLeftOfASectionThatWasInterrupted() throws IOException {
        assertThatThrownBy(() -> run((run, write) -> {
                    run.list(1700, write);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        run((run, write) -> run.list(600, write));
        Run third = run((run, write) -> run.list(600, write));

        assertThat(reads).hasValue(2);
        assertThat(third.facts).hasSize(600);
    }

    @Test
    void onlyTheSectionThatWasBeingReadIsLost() throws IOException {
        assertThatThrownBy(() ->
                        run((run, write) -> run.items.readSection("queues", inner -> run.list(5, inner), write), () -> {
                            throw new IllegalStateException("killed");
                        }))
                .hasMessage("killed");

        Run second = run((run, write) -> {
            run.items.readSection("queues", inner -> run.list(5, inner), write);
            run.items.readSection("topics", inner -> run.list(7, inner), write);
        });

        assertThat(reads).hasValue(2);
        assertThat(second.facts).hasSize(12);
    }

    @Test
    void questionsOfOtherThreadsAndOfItemsCountForTheSection() throws IOException {
        Section details = (run, write) -> {
            run.list(3, write);
            try (Tasks tasks = new Tasks()) {
                Tasks.await(tasks.start(() -> run.calls.ask(DESCRIBE_KEY, () -> "known")));
                Tasks.await(tasks.start(() -> run.items.read("key", KeyAlias.class, () -> {
                    run.calls.ask(DESCRIBE_KEY, () -> "known");
                    return List.of(alias(0));
                })));
            }
        };
        Run first = run(details);
        Run second = run(details);

        assertThat(reads).hasValue(1);
        assertThat(first.coverage.rows()).extracting(ApiCoverage::asked).containsExactly(2L, 1L);
        assertThat(second.coverage.rows()).isEqualTo(first.coverage.rows());
    }

    @Test
    void whatIsNotOfferedStaysSoWhereItIsNotAskedAgain() throws IOException {
        Section absent = (run, _) -> {
            run.list(0, _ -> {});
            run.calls.remark(LIST_KEYS, "not offered: nowhere");
        };
        run(absent);

        assertThat(run(absent).coverage.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.note()).isEqualTo("not offered: nowhere"));
    }

    private interface Section {
        void read(Run run, Consumer<Fact> write);
    }

    private Run run(Section section) throws IOException {
        return run((run, write) -> run.items.readSection("keys", inner -> section.read(run, inner), write), () -> {});
    }

    private Run run(Section work, Runnable after) throws IOException {
        SnapshotScope scope =
                new SnapshotScope(List.of(StubAws.ACCOUNT), List.of(REGION), List.of("catalogue"), Map.of());
        SnapshotDescription description =
                SnapshotDescription.of(StubAws.AS_OF, "test", "arn:aws:iam::111122223333:root", scope, List.of(PART));
        try (SnapshotWriter snapshot = SnapshotWriter.open(directory, description);
                KeptAnswers kept = snapshot.answers(PART)) {
            Run run = new Run(kept);
            work.read(run, run.facts::add);
            after.run();
            return run;
        }
    }

    private static KeyAlias alias(int number) {
        return new KeyAlias(StubAws.ACCOUNT, REGION, "alias/" + number, "arn:" + number, null);
    }

    private final class Run {
        private final List<Fact> facts = new ArrayList<>();
        private final Coverage coverage = new Coverage(StubAws.ACCOUNT, REGION);
        private final Calls calls = clients.calls(StubAws.ACCOUNT, REGION, coverage);
        private final ItemAnswers items;

        Run(KeptAnswers kept) {
            this.items = new ItemAnswers(kept, coverage, ACTIONS);
        }

        /** Asks once, and gives so many facts. */
        void list(int most, Consumer<Fact> write) {
            reads.incrementAndGet();
            calls.ask(LIST_KEYS, () -> "known");
            IntStream.range(0, most).mapToObj(SectionTest::alias).forEach(write);
        }
    }
}
