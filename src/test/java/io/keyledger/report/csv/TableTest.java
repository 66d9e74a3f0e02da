package io.keyledger.report.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.report.text.VisibleText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final Table<String[]> PLAIN = Table.of(
            "plain.csv",
            List.of(
                    Column.plain("first", row -> row[0]),
                    Column.plain("second", row -> row[1]),
                    Column.plain("third", row -> row[2])),
            List.of("first"));

    @Test
    void theHeaderNamesTheColumnsInOrder() {
        assertThat(PLAIN.headerLine()).isEqualTo("first,second,third\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a,b",
                "a \"quoted\" word",
                "\"",
                "two\nlines",
                "two\r\nlines",
                "a\rreturn",
                " begins with a space",
                "ends with a space ",
                "#comment",
                "größer ≥ 1",
                "😀",
                "tab\there",
                "nul\u0000here",
                "{\"principal\":\"*\"}"
            })
    void everyTextIsReadBackAsItWas(String text) throws IOException {
        String line = PLAIN.line(new String[] {text, "middle", text});

        assertThat(line).endsWith("\n").doesNotEndWith("\r\n");
        assertThat(read(line)).containsExactly(VisibleText.of(text), "middle", VisibleText.of(text));
    }

    @Test
    void noCellHasALineBreakOrWhatActsOnATerminal() {
        assertThat(PLAIN.line(new String[] {"a\nb", "\u001b[2J\u0007", "admin\u202enigol"}))
                .isEqualTo("a\\nb,\\u001b[2J\\u0007,admin\\u202enigol\n");
    }

    @Test
    void cellsThatNeedQuotesGetThemAsRfc4180Says() {
        assertThat(PLAIN.line(new String[] {"a,b", "say \"yes\"", " begins with a space"}))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\" begins with a space\"\n");
    }

    @Test
    void cellsThatAreEmptyStayEmpty() {
        assertThat(PLAIN.line(new String[] {"1", "", ""})).isEqualTo("1,,\n");
    }

    @Test
    void whatIsPrintedWithoutALookByTheLibraryIsWhatItWouldPrint() throws IOException {
        Random random = new Random(7);
        String letters = "aZ09 -./:;=_()*+@'\",\n\r\t#!$%&?\\é€\u0000|{}[]<>^`~";
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        for (int i = 0; i < 20_000; i++) {
            String[] cells = new String[3];
            for (int cell = 0; cell < cells.length; cell++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                cells[cell] = text.toString();
            }
            StringBuilder expected = new StringBuilder();
            format.printRecord(expected, (Object[]) PLAIN.cells(cells));
            assertThat(PLAIN.line(cells)).isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+1-1, '''+1-1'",
        "-1+2, '''-1+2'",
        "-1., '''-1.'",
        "-, '''-'",
        "' =1', ''' =1'",
        "@SUM(A1), '''@SUM(A1)'",
        "＝1, '''＝1'",
        "a=1, a=1",
        "1-1, 1-1"
    })
    void textThatASpreadsheetWouldRunGetsAnApostropheInEveryColumn(String text, String cell) {
        Table<String> table = Table.of(
                "any.csv",
                List.of(
                        Column.plain("plain", row -> row),
                        Column.text("text", row -> row),
                        Column.list("list", List::of),
                        Column.sharedList("shared", List::of)),
                List.of("plain"));

        assertThat(table.cells(text)).containsExactly(cell, cell, cell, cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
    void controlLettersBeforeAFormulaAreMadeVisible(String text) {
        assertThat(PLAIN.cells(new String[] {text, "", ""})[0]).startsWith("\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.06", "-20000", "-1", "+1"})
    void numbersStayNumbersEvenNegativeOnes(String number) {
        assertThat(PLAIN.cells(new String[] {number, "", ""})[0]).isEqualTo(number);
    }

    @Test
    void listsAreJoinedAndNobodyCanMakeTwoElementsOfOne() {
        Column<List<String>> column = Column.list("any", row -> row);

        assertThat(column.cell().apply(List.of("a", "b;c", "d\\e", "=f"))).isEqualTo("a;b\\;c;d\\\\e;'=f");
        assertThat(column.cell().apply(List.of())).isEmpty();
    }

    @Test
    void rowsAreSortedByTheNamedColumns() {
        Table<String[]> table = Table.of(
                "any.csv",
                List.of(Column.plain("a", row -> row[0]), Column.plain("b", row -> row[1])),
                List.of("b", "a"));

        assertThat(Stream.of("z,1", "a,2", "a,1", "a,1-", "a,größer,", "\uFF1D,1")
                        .map(row -> row.split(",", 2))
                        .sorted(Comparator.comparing(row -> table.encode(row).key(), Arrays::compareUnsigned))
                        .map(row -> String.join(",", row)))
                .containsExactly("\uFF1D,1", "a,1", "z,1", "a,1-", "a,2", "a,größer,");
    }

    @Test
    void aTableIsNotSortedByAColumnThatItDoesNotHave() {
        assertThatThrownBy(() -> Table.of("any.csv", List.of(Column.plain("a", Object::toString)), List.of("b")))
                .hasMessageContaining("any.csv");
    }

    private static List<String> read(String line) throws IOException {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            CSVRecord record = parser.iterator().next();
            return record.toList();
        }
    }
}
