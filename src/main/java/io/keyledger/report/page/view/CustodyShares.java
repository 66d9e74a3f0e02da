package io.keyledger.report.page.view;

import java.util.List;

/**
 * Who holds the keys.
 *
 * @param keys the shares of the keys
 * @param resources the shares of the resources
 * @param rows both as numbers
 */
public record CustodyShares(Bar keys, Bar resources, List<Row> rows) {
    public CustodyShares {
        rows = List.copyOf(rows);
    }

    /** All shares of a population, as a bar. */
    public record Bar(String total, String description, List<Segment> segments) {
        public Bar {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A share in the bar.
     *
     * @param step the place on the ladder of custody, from 0
     * @param start where it starts, in percent
     * @param width its width, in percent
     * @param label its number; empty if there is no room
     */
    public record Segment(int step, String title, double start, double width, String label) {
        /** Where the label stands, in percent. */
        public double middle() {
            return start + width / 2;
        }
    }

    /** The numbers of one custody. */
    public record Row(int step, String custody, String keys, String resources) {}
}
