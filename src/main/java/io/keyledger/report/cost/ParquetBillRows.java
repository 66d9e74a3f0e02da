package io.keyledger.report.cost;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A bill as Parquet, of which only the needed columns and rows are read. */
final class ParquetBillRows implements BillRows {
    /** Held, so that its level is kept: the library reports on the console how it decodes. */
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private static final Set<CompressionCodec> CODECS =
            Set.of(CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.GZIP);

    private final ParquetFileReader file;
    private final Set<String> columns;
    private Set<String> chosen = Set.of();
    private @Nullable RowReader rows;
    private long number;

    /** @throws NotABillException if it is compressed in a way that cannot be read */
    ParquetBillRows(Path path) throws IOException {
        this.file = ParquetFileReader.open(InputFile.of(path));
        this.columns = new HashSet<>();
        for (ColumnSchema column : file.getFileSchema().getColumns()) {
            if (column.maxRepetitionLevel() == 0
                    && column.fieldPath().toString().equals(column.name())) {
                columns.add(column.name());
            }
        }
        requireCodecs();
    }

    private void requireCodecs() throws IOException {
        Set<String> others = new TreeSet<>();
        file.getFileMetaData()
                .rowGroups()
                .forEach(group -> group.columns().forEach(chunk -> {
                    CompressionCodec codec = chunk.metaData().codec();
                    if (!CODECS.contains(codec)) {
                        others.add(codec.name());
                    }
                }));
        if (!others.isEmpty()) {
            file.close();
            throw new NotABillException("is compressed with " + String.join(", ", others)
                    + "; AWS exports Parquet with Snappy, which can be read, and so can GZIP");
        }
    }

    @Override
    public List<String> columns() {
        return columns.stream().sorted().toList();
    }

    @Override
    public void choose(Collection<String> needed, String column, String value) {
        chosen = new HashSet<>(needed);
        chosen.retainAll(columns);
        rows = file.buildRowReader()
                .projection(ColumnProjection.columns(chosen.toArray(String[]::new)))
                .filter(FilterPredicate.eq(column, value))
                .build();
    }

    @Override
    public boolean next() {
        RowReader reader = Objects.requireNonNull(rows);
        if (!reader.hasNext()) {
            return false;
        }
        reader.next();
        number++;
        return true;
    }

    @Override
    public String cell(String column) throws NotABillException {
        RowReader reader = Objects.requireNonNull(rows);
        if (!chosen.contains(column) || reader.isNull(column)) {
            return "";
        }
        return switch (reader.getValue(column)) {
            case Double value -> BigDecimal.valueOf(value).toPlainString();
            case Float value -> new BigDecimal(value.toString()).toPlainString();
            case BigDecimal value -> value.toPlainString();
            case LocalDate value -> value.atStartOfDay().toString();
            case byte[] _ -> throw new NotABillException("has binary values in the column " + column);
            case Object value -> value.toString().strip();
        };
    }

    @Override
    public String place() {
        return "row " + number + " of those about KMS";
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
        file.close();
    }
}
