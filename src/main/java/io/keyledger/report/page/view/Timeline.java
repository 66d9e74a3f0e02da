package io.keyledger.report.page.view;

import java.util.List;

/**
 * The deadlines of the next year.
 *
 * @param lead what is shown, in a sentence
 * @param events what is lost when nobody acts, the earliest first
 * @param rotations days with automatic rotations
 * @param more a sentence about events that are not listed; empty if all are
 */
public record Timeline(String lead, List<Tick> ticks, List<Event> events, List<Rotation> rotations, String more) {
    public Timeline {
        ticks = List.copyOf(ticks);
        events = List.copyOf(events);
        rotations = List.copyOf(rotations);
    }

    /** A mark of the axis, at a place in percent. */
    public record Tick(double x, String anchor, String label) {}

    /**
     * A deadline.
     *
     * @param x its place on the axis, in percent
     * @param tone {@code bad} if data is lost forever, otherwise {@code warn}
     */
    public record Event(double x, String tone, KeyLink key, String what, String date, String left, String dependents) {}

    /** Automatic rotations of a day, at a place in percent. */
    public record Rotation(double x, String title) {}
}
