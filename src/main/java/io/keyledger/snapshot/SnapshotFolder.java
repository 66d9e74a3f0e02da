package io.keyledger.snapshot;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The paths of a snapshot's files. */
record SnapshotFolder(Path directory) {
    Path parts() {
        return directory.resolve("parts");
    }

    /** The folder of a part, which it shares with the others of its account and Region. */
    Path folder(PartId part) {
        return parts().resolve(part.accountId()).resolve(part.region());
    }

    Path file(PartId part) {
        return folder(part).resolve(part.collector() + ".jsonl.gz");
    }

    /** The file that keeps the answers for a part until it is complete. */
    Path answers(PartId part) {
        return folder(part).resolve(part.collector() + ".answers");
    }

    /** Whether the folder of a part is a real folder, without symbolic links above it. */
    boolean isReal(PartId part) {
        Path account = parts().resolve(part.accountId());
        return Stream.of(parts(), account, account.resolve(part.region()))
                .allMatch(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }

    Path lock() {
        return directory.resolve(".lock");
    }
}
