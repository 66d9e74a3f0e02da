package io.keyledger.collect.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.classify.KeyBuilder;
import io.keyledger.collect.Depth;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.collect.call.Tasks;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LastUsageQueueTest {
    private static final Observed<LastUsage> NEVER = Observed.known(new LastUsage(null, null, null));

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<KmsKey> handedOn = new ArrayList<>();

    @Test
    void asksTheKeysThatSomebodyIsAboutToDecideOnFirst() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(8);
        try (Tasks tasks = new Tasks()) {
            LastUsageQueue queue = queue(100, tasks, id -> {
                busy.countDown();
                await(released);
                asked.add(id);
                return NEVER;
            });
            for (int i = 10; i < 18; i++) {
                queue.add(key(i, "Enabled"));
            }
            busy.await();
            queue.add(key(20, "Enabled"));
            queue.add(key(21, "PendingDeletion"));
            queue.add(key(22, "Enabled"));
            queue.add(key(23, "Disabled"));
            released.countDown();
            queue.finish((_, _) -> {});
        }

        assertThat(asked).hasSize(12).contains(id(21), id(23));
        assertThat(handedOn).extracting(KmsKey::keyId).endsWith(id(20), id(21), id(22), id(23));
        assertThat(handedOn).extracting(KmsKey::lastUsage).containsOnly(NEVER);
    }

    @Test
    void theOneThatAsksTakesKeysToBeDecidedBeforeTheOthers() {
        try (Tasks tasks = new Tasks()) {
            CountDownLatch first = new CountDownLatch(1);
            LastUsageQueue queue = queue(100, tasks, id -> {
                await(first);
                asked.add(id);
                return NEVER;
            });
            for (int i = 10; i < 40; i++) {
                queue.add(key(i, i < 35 ? "Enabled" : "Disabled"));
            }
            first.countDown();
            queue.finish((_, _) -> {});
        }

        // Eight were on their way when the disabled ones came, and eight are asked side by side.
        assertThat(asked.indexOf(id(39))).isLessThan(8 + 8 + 5);
    }

    @Test
    void theOthersTakeNoPlaceFromKeysToBeDecided() {
        try (Tasks tasks = new Tasks()) {
            LastUsageQueue queue = queue(2, tasks, id -> {
                asked.add(id);
                return NEVER;
            });
            List.of(key(10, "Enabled"), key(11, "Enabled"), key(12, "Enabled"), key(13, "Disabled"))
                    .forEach(queue::add);
            queue.finish((_, _) -> {});
        }

        assertThat(asked).containsExactlyInAnyOrder(id(10), id(11), id(13));
        assertThat(handedOn)
                .filteredOn(key -> key.keyId().equals(id(12)))
                .singleElement()
                .satisfies(key -> assertThat(key.lastUsage().reason()).contains("the limit of 2"));
    }

    @Test
    void whatAskingThrowsIsThrown() {
        try (Tasks tasks = new Tasks()) {
            LastUsageQueue queue = queue(2, tasks, _ -> {
                throw new IllegalStateException("lost");
            });

            assertThatThrownBy(() -> {
                        queue.add(key(10, "Enabled"));
                        queue.finish((_, _) -> {});
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("lost");
        }
    }

    private LastUsageQueue queue(int limit, Tasks tasks, Function<String, Observed<LastUsage>> question) {
        return new LastUsageQueue(
                new Depth(LastUsageMode.QUIET, limit, 30, 30, 10, false, 0),
                new RequestCounts(Observed.notAsked("not counted"), Collections.emptySortedMap()),
                EarlierAnswers.none(),
                Instant.parse("2026-11-24T03:00:00Z"),
                tasks,
                key -> question.apply(key.keyId()),
                handedOn::add);
    }

    private static KmsKey key(int number, String state) {
        return KeyBuilder.key().id(id(number)).state(state).build();
    }

    private static String id(int number) {
        return number + "345678-12ab-34cd-56ef-1234567890ab";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
