package io.keyledger.report.page;

import io.keyledger.classify.Custody;
import io.keyledger.report.page.view.CustodyShares;
import io.keyledger.report.page.view.CustodyShares.Bar;
import io.keyledger.report.page.view.CustodyShares.Row;
import io.keyledger.report.page.view.CustodyShares.Segment;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who holds the keys, from the summary's counts. */
final class CustodySection {
    /** The narrowest share in percent that has room for its number. */
    private static final double ROOM = 6;

    /** From nobody to only you, which is also the order of the colours. */
    private static final List<Custody> LADDER = List.of(Custody.values());

    private CustodySection() {}

    static CustodyShares of(JsonNode summary) {
        JsonNode keys = summary.path("keys_by_custody");
        JsonNode resources = summary.path("resources_by_custody");
        List<Row> rows = new ArrayList<>();
        for (Custody custody : LADDER) {
            long ofKeys = keys.path(custody.text()).asLong(0);
            long ofResources = resources.path(custody.text()).asLong(0);
            if (ofKeys + ofResources > 0) {
                rows.add(new Row(LADDER.indexOf(custody), Text.words(custody.text()), cell(ofKeys), cell(ofResources)));
            }
        }
        return new CustodyShares(bar(keys), bar(resources), rows);
    }

    private static String cell(long count) {
        return count == 0 ? "" : Text.number(count);
    }

    private static Bar bar(JsonNode counts) {
        long total = counts.valueStream().mapToLong(count -> count.asLong(0)).sum();
        List<Segment> segments = new ArrayList<>();
        List<String> words = new ArrayList<>();
        double start = 0;
        for (Custody custody : LADDER) {
            long count = counts.path(custody.text()).asLong(0);
            if (count > 0) {
                double width = 100.0 * count / total;
                String title = Text.number(count) + " " + Text.words(custody.text());
                segments.add(new Segment(
                        LADDER.indexOf(custody),
                        title,
                        Text.rounded(start),
                        Text.rounded(width),
                        width < ROOM ? "" : Text.number(count)));
                words.add(title);
                start += width;
            }
        }
        return new Bar(Text.number(total), String.join(", ", words), segments);
    }
}
