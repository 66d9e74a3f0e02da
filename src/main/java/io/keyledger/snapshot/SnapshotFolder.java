package io.keyledger.snapshot;

import java.nio.file.Path;

/** Where the files of a snapshot are. */
record SnapshotFolder(Path directory) {
    Path parts() {
        return directory.resolve("parts");
    }

    Path file(PartId part) {
        return parts().resolve(part.accountId()).resolve(part.region()).resolve(part.collector() + ".jsonl.gz");
    }

    Path lock() {
        return directory.resolve(".lock");
    }
}
