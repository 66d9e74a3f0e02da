package io.keyledger.report.sort;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts blocks with bounded memory; the rest is in temporary files, which are removed on close. Many threads may add
 * concurrently; the result does not depend on their order.
 */
public final class ExternalSort implements Closeable {
    private static final int FILES_AT_A_TIME = 256;

    private final Disk disk;
    private final Path folder;
    private final String name;
    private final long memory;
    private final List<SortedRun> runs = new ArrayList<>();
    private List<Block> held = new ArrayList<>();
    private long size;
    private boolean spilling;
    private int files;

    /**
     * Starts empty.
     *
     * @param folder the folder for temporary files
     * @param name the prefix of their names
     * @param memory bytes after which blocks go to a file
     */
    public ExternalSort(Disk disk, Path folder, String name, long memory) {
        this.disk = disk;
        this.folder = folder;
        this.name = name;
        this.memory = memory;
    }

    /** Adds a block; waits if the disk is slow. */
    public void add(Block block) throws IOException {
        List<Block> full = hold(block);
        if (full.isEmpty()) {
            return;
        }
        try {
            spill(full);
        } finally {
            synchronized (this) {
                spilling = false;
                notifyAll();
            }
        }
    }

    /** Keeps a block; returns all kept blocks once they fill a file, which the caller must write. */
    private synchronized List<Block> hold(Block block) throws InterruptedIOException {
        try {
            while (size >= memory) {
                wait();
            }
            held.add(block);
            size += block.size();
            if (size < memory) {
                return List.of();
            }
            while (spilling) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while sorting").initCause(e);
        }
        List<Block> full = held;
        held = new ArrayList<>();
        size = 0;
        spilling = true;
        notifyAll();
        return full;
    }

    private void spill(List<Block> blocks) throws IOException {
        blocks.sort(Block.ORDER);
        runs.add(SortedRun.write(disk, nextFile(), Cursor.over(blocks)));
    }

    private Path nextFile() {
        return folder.resolve(name + "." + files++);
    }

    /** Writes the content of all blocks in order; nothing may be added afterwards. */
    public synchronized void writeTo(OutputStream out) throws IOException {
        while (runs.size() > FILES_AT_A_TIME) {
            List<SortedRun> first = runs.subList(0, FILES_AT_A_TIME);
            try (Cursor merged = merged(first, List.of())) {
                runs.add(SortedRun.write(disk, nextFile(), merged));
            }
            delete(runs.subList(0, FILES_AT_A_TIME));
        }
        held.sort(Block.ORDER);
        try (Cursor merged = merged(runs, held)) {
            while (merged.advance()) {
                out.write(merged.current().content());
            }
        }
        // What is written is not needed while other files are made.
        held = new ArrayList<>();
    }

    private static Cursor merged(List<SortedRun> runs, List<Block> sorted) throws IOException {
        List<Cursor> cursors = new ArrayList<>();
        cursors.add(Cursor.over(sorted));
        try {
            for (SortedRun run : runs) {
                cursors.add(run.open());
            }
            return new MergedCursor(cursors);
        } catch (IOException e) {
            for (Cursor cursor : cursors) {
                cursor.close();
            }
            throw e;
        }
    }

    private static void delete(List<SortedRun> runs) throws IOException {
        for (SortedRun run : runs) {
            run.delete();
        }
        runs.clear();
    }

    @Override
    public synchronized void close() throws IOException {
        held = new ArrayList<>();
        delete(runs);
    }
}
