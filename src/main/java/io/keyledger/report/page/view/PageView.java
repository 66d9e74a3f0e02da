package io.keyledger.report.page.view;

import gg.jte.Content;
import java.util.List;

/**
 * The page as a whole.
 *
 * @param title the title of the document
 * @param policy its content security policy
 * @param style its style sheet
 * @param script its script
 */
public record PageView(
        String title,
        String policy,
        String style,
        String script,
        Heading heading,
        List<Tile> tiles,
        ChangeList changes,
        DecisionList decisions,
        CustodyShares custody,
        Timeline timeline,
        Dependence dependence,
        Reach reach,
        CostList costs,
        Evidence evidence,
        List<TableTab> tables) {
    public PageView {
        tiles = List.copyOf(tiles);
        tables = List.copyOf(tables);
    }

    /**
     * What was audited, and when.
     *
     * @param asOf the instant for machines
     * @param asOfText the instant for people
     * @param gaps a sentence about what could not be read; empty if nothing is missing
     */
    public record Heading(
            String title, String scope, String asOf, String asOfText, String tool, String caller, String gaps) {}

    /**
     * A figure.
     *
     * @param tone {@code bad}, {@code warn}, {@code calm} or {@code unknown}
     * @param link where the figure is explained
     */
    public record Tile(String tone, String figure, String label, String detail, String link) {}

    /**
     * A table of the run.
     *
     * @param id the table's name without its extension
     * @param rows the number of rows in the page
     * @param omitted a sentence about rows that are only in the file; empty if there are none
     * @param data the rows in a form that the script reads
     */
    public record TableTab(String id, String title, String rows, String omitted, Content data) {}
}
