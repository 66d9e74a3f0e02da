package io.keyledger.cli.text;

import io.keyledger.evaluate.Waiver;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** A waiver that ends soon, after which the failures fail again. */
record EndingWaiver(Waiver waiver, LocalDate until, long daysLeft) {
    /** The waivers that are valid today and end within some days, the soonest first. */
    static List<EndingWaiver> of(List<Waiver> waivers, LocalDate today, int days) {
        return waivers.stream()
                .flatMap(waiver -> waiver.until().stream()
                        .map(until -> new EndingWaiver(waiver, until, ChronoUnit.DAYS.between(today, until))))
                .filter(ending -> ending.daysLeft() >= 0 && ending.daysLeft() <= days)
                .sorted(Comparator.comparing(EndingWaiver::until)
                        .thenComparing(ending -> ending.waiver().check())
                        .thenComparing(ending -> ending.waiver().resource()))
                .toList();
    }

    String sentence() {
        return until + ", " + NumberText.count(daysLeft, "day left", "days left") + "  " + waiver.check() + " on "
                + waiver.resource() + ": " + waiver.reason()
                + (waiver.owner().isEmpty() ? "" : " (" + waiver.owner() + ")");
    }
}
