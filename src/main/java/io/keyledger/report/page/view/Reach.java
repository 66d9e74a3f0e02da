package io.keyledger.report.page.view;

import java.util.List;

/**
 * Who can reach the keys.
 *
 * @param rows the keys by the farthest reach of anybody
 * @param outsiders principals outside the trust zone, and those whose access is unknown
 * @param insiders the principals who can decrypt with the most keys
 */
public record Reach(List<Row> rows, List<Principal> outsiders, String moreOutsiders, List<Principal> insiders) {
    public Reach {
        rows = List.copyOf(rows);
        outsiders = List.copyOf(outsiders);
        insiders = List.copyOf(insiders);
    }

    /** The keys of one reach. */
    public record Row(String tone, String reach, String meaning, String count, List<KeyLink> keys, String more) {
        public Row {
            keys = List.copyOf(keys);
        }
    }

    /** What a principal can do. */
    public record Principal(String name, String reach, String tone, String capabilities, String keys, String link) {}
}
