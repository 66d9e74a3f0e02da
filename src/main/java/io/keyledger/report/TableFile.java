package io.keyledger.report;

import io.keyledger.report.csv.EncodedRow;
import io.keyledger.report.csv.Table;
import io.keyledger.report.sort.Block;
import io.keyledger.report.sort.ExternalSort;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A table that is being written. Many threads may add rows concurrently.
 *
 * @param <R> a row
 */
final class TableFile<R> implements Closeable {
    private final Table<R> table;
    private final ExternalSort sort;
    private final LongAdder rows = new LongAdder();

    TableFile(Table<R> table, RunTransaction run, long memory) {
        this.table = table;
        this.sort = new ExternalSort(run.disk(), run.work(), table.file(), memory);
    }

    Table<R> table() {
        return table;
    }

    /** Adds a row. */
    void add(R row) throws IOException {
        sort.add(block(row));
        rows.increment();
    }

    /** Adds all rows about one subject, whose rows stand together in the file. */
    void addAll(List<R> subject) throws IOException {
        if (subject.isEmpty()) {
            return;
        }
        List<Block> blocks = new ArrayList<>(subject.size());
        for (R row : subject) {
            blocks.add(block(row));
        }
        blocks.sort(Block.ORDER);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Block block : blocks) {
            lines.writeBytes(block.content());
        }
        sort.add(new Block(blocks.getFirst().key(), lines.toByteArray()));
        rows.add(subject.size());
    }

    private Block block(R row) {
        EncodedRow encoded = table.encode(row);
        return new Block(encoded.key(), encoded.line());
    }

    /** Writes the file; no rows may be added afterwards. */
    WrittenFile write(RunTransaction run) throws IOException {
        EvidenceStream stream = EvidenceStream.create(run, table.file());
        try (stream) {
            stream.write(table.headerLine().getBytes(StandardCharsets.UTF_8));
            sort.writeTo(stream);
        }
        return stream.written(OptionalLong.of(rows.sum()));
    }

    @Override
    public void close() throws IOException {
        sort.close();
    }
}
