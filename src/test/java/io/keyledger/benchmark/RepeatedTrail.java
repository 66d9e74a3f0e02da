package io.keyledger.benchmark;

import io.keyledger.inventory.TrailFile;
import io.keyledger.inventory.TrailFiles;
import java.io.IOException;
import java.util.Optional;

/** A trail with the same files over and over. */
record RepeatedTrail(TrailFiles once, int times) implements TrailFiles {
    @Override
    public void list(Kind kind, Visitor visitor) throws IOException {
        for (int time = 0; time < times; time++) {
            once.list(kind, visitor);
        }
    }

    @Override
    public Content open(TrailFile file) throws IOException {
        return once.open(file);
    }

    @Override
    public Content openDelivered(String bucket, String key) throws IOException {
        return once.openDelivered(bucket, key);
    }

    @Override
    public Optional<String> delivered(String bucket, String key) {
        return once.delivered(bucket, key);
    }

    @Override
    public int readers() {
        return once.readers();
    }

    @Override
    public void close() throws IOException {
        once.close();
    }
}
