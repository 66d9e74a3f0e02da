package io.keyledger.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.text.NumberText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Test
    void isNeverAsLongAsTheTerminalIsWide() throws InterruptedException {
        try (StatusLine line = StatusLine.on(terminal, clock(), 60, _ -> "x".repeat(200))) {
            now.set(START.plusSeconds(1));
            line.changed();
        }

        assertThat(text().split("\r\u001b\\[K", -1)).allMatch(line -> line.length() < 60);
        assertThat(text()).contains("x".repeat(59));
    }

    @Test
    void ticksWhileNothingHappens() throws InterruptedException {
        CountDownLatch ticks = new CountDownLatch(2);
        InstantSource clock = () -> now.updateAndGet(instant -> instant.plusSeconds(1));

        try (StatusLine _ = StatusLine.on(terminal, clock, 80, passed -> {
            ticks.countDown();
            return NumberText.duration(passed);
        })) {
            ticks.await();
        }

        assertThat(text()).contains("1 s", "2 s");
    }

    @Test
    void leavesAnEmptyLine() {
        try (StatusLine line = StatusLine.on(terminal, clock(), 80, _ -> "Collecting")) {
            line.changed();
        }

        assertThat(text()).endsWith("\r\u001b[K");
    }

    private InstantSource clock() {
        return now::get;
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
