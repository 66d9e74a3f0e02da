package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.KeyLink;
import io.keyledger.report.page.view.Timeline;
import io.keyledger.report.page.view.Timeline.Event;
import io.keyledger.report.page.view.Timeline.Rotation;
import io.keyledger.report.page.view.Timeline.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/** The deadlines of the next year, from the dates of the keys. */
final class TimelineSection {
    private static final int MOST_EVENTS = 12;
    private static final int YEAR = 366;
    /** What an axis leaves free at both ends, in percent. */
    private static final double MARGIN = 2;

    private static final List<Integer> TICKS = List.of(0, 7, 30, 90, 365);
    private static final List<String> TICK_LABELS = List.of("today", "1 week", "1 month", "3 months", "1 year");
    private static final Comparator<Deadline> EARLIEST =
            Comparator.comparing(Deadline::at).thenComparing(Deadline::arn).thenComparing(Deadline::what);

    private final Instant asOf;
    private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>(EARLIEST.reversed());
    private final SortedMap<String, Long> rotations = new TreeMap<>();
    private long counted;
    private long rotating;

    TimelineSection(Instant asOf) {
        this.asOf = asOf;
    }

    /** The instant of the run. */
    Instant asOf() {
        return asOf;
    }

    private record Deadline(Instant at, String arn, String name, String what, boolean forever, String dependents) {}

    /** Takes the dates of a key. */
    void addKey(TableRows row) {
        add(row, "deletion_date", "is deleted", true);
        add(row, "material_expires_at", "loses its material", false);
        Text.instant(row.cell("next_rotation_date")).filter(this::isWithinYear).ifPresent(at -> {
            rotations.merge(Text.day(at), 1L, Long::sum);
            rotating++;
        });
    }

    private void add(TableRows row, String column, String what, boolean forever) {
        Text.instant(row.cell(column)).filter(this::isWithinYear).ifPresent(at -> {
            counted++;
            deadlines.add(new Deadline(
                    at,
                    row.cell("key_arn"),
                    row.cell("aliases").split(";", -1)[0],
                    what,
                    forever,
                    row.cell("resources_protected")));
            if (deadlines.size() > MOST_EVENTS) {
                deadlines.remove();
            }
        });
    }

    private boolean isWithinYear(Instant at) {
        return !at.isBefore(asOf) && days(at) <= YEAR;
    }

    private double days(Instant at) {
        return Duration.between(asOf, at).toSeconds() / 86400.0;
    }

    /** The place on an axis that stretches the near days, in percent. */
    private static double place(double days) {
        return Text.rounded(MARGIN + (100 - 2 * MARGIN) * Math.log1p(days) / Math.log1p(YEAR));
    }

    Timeline timeline() {
        List<Event> events =
                deadlines.stream().sorted(EARLIEST).map(this::event).toList();
        List<Rotation> marks = new ArrayList<>();
        rotations.forEach((day, count) -> marks.add(new Rotation(
                place(days(
                        Instant.parse(day + "T00:00:00Z").isBefore(asOf) ? asOf : Instant.parse(day + "T00:00:00Z"))),
                day + ": " + Text.count(count, "key rotates", "keys rotate"))));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < TICKS.size(); i++) {
            String anchor = i == 0 ? "start" : i == TICKS.size() - 1 ? "end" : "middle";
            ticks.add(new Tick(place(TICKS.get(i)), anchor, TICK_LABELS.get(i)));
        }
        return new Timeline(lead(), ticks, events, marks, counted > MOST_EVENTS ? more() : "");
    }

    private Event event(Deadline deadline) {
        double days = days(deadline.at());
        String dependents = deadline.dependents();
        return new Event(
                place(days),
                deadline.forever() ? "bad" : "warn",
                new KeyLink(Text.keyName(deadline.name(), deadline.arn()), deadline.arn()),
                deadline.what(),
                Text.day(deadline.at()),
                (long) days == 0 ? "today" : "in " + Text.count((long) days, "day", "days"),
                dependents.equals("1") ? "1 resource depends on it" : dependents + " resources depend on it");
    }

    private String lead() {
        String lost = counted == 0
                ? "No deletion of a key and no expiry of key material within a year is known."
                : "Deletions and expiries of key material, on a scale that stretches the near days.";
        return rotating == 0
                ? lost
                : lost + " " + Text.count(rotating, "automatic rotation is due", "automatic rotations are due")
                        + ", shown as dots; nothing is to be done about those.";
    }

    private String more() {
        return Text.count(counted - MOST_EVENTS, "later deadline is", "later deadlines are") + " in the table of keys.";
    }
}
