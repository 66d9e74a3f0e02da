package io.keyledger.report.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A bill as comma-separated values, read as a stream. */
final class CsvBillRows implements BillRows {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private @Nullable CSVRecord row;

    /** @param content is closed with this */
    CsvBillRows(InputStream content) throws IOException {
        this.parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(content, StandardCharsets.UTF_8));
        this.records = parser.iterator();
    }

    @Override
    public List<String> columns() {
        return parser.getHeaderNames();
    }

    @Override
    public void choose(Collection<String> columns, String column, String value) {
        // Every row is read anyway.
    }

    @Override
    public boolean next() {
        if (!records.hasNext()) {
            return false;
        }
        row = records.next();
        return true;
    }

    @Override
    public String cell(String column) {
        CSVRecord present = Objects.requireNonNull(row);
        return present.isSet(column) ? present.get(column).strip() : "";
    }

    @Override
    public String place() {
        return "row " + parser.getRecordNumber();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
