package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWindowTest {
    @Test
    void keepsTheOrderWhateverFinishesFirst() {
        CountDownLatch lastIsDone = new CountDownLatch(1);
        List<Integer> seen = new ArrayList<>();

        try (var window = OrderedWindow.start(List.of(1, 2, 3), 3, item -> {
            if (item == 3) {
                lastIsDone.countDown();
            } else {
                await(lastIsDone);
            }
            return item * 10;
        })) {
            window.forEach(seen::add);
        }

        assertThat(seen).containsExactly(10, 20, 30);
    }

    @Test
    void startsNoMoreThanItsSizeAheadOfWhatIsHandedOn() {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger handedOn = new AtomicInteger();
        AtomicInteger furthestAhead = new AtomicInteger();
        List<Integer> items = IntStream.range(0, 500).boxed().toList();

        try (var window = OrderedWindow.start(items, 7, item -> {
            furthestAhead.accumulateAndGet(started.incrementAndGet() - handedOn.get(), Math::max);
            return item;
        })) {
            window.forEach(_ -> handedOn.incrementAndGet());
        }

        assertThat(handedOn).hasValue(500);
        // The next one starts when the result is taken, just before it is counted here.
        assertThat(furthestAhead.get()).isBetween(1, 8);
    }

    @Test
    void throwsWhatTheWorkThrew() {
        try (var window = OrderedWindow.start(List.of(1), 1, _ -> {
            throw new IllegalStateException("no");
        })) {
            assertThatThrownBy(() -> window.forEach(_ -> {})).hasMessage("no");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
