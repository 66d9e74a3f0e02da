package io.keyledger.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the files of a run as a script would. */
public final class Csv {
    private Csv() {}

    /** The rows by column names. */
    public static List<Map<String, String>> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
            return parser.stream().map(CSVRecord::toMap).toList();
        }
    }

    /** The cells of a column. */
    static List<String> column(Path file, String name) throws IOException {
        return rows(file).stream()
                .flatMap(row -> Stream.ofNullable(row.get(name)))
                .toList();
    }
}
