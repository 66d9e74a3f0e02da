package io.keyledger.snapshot;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the files of a snapshot are. */
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

    /** Where the answers for a part are kept until it is whole. */
    Path answers(PartId part) {
        return folder(part).resolve(part.collector() + ".answers");
    }

    /** Whether the folder of a part is one, and none of the folders above it a symbolic link to another place. */
    boolean isReal(PartId part) {
        Path account = parts().resolve(part.accountId());
        return Stream.of(parts(), account, account.resolve(part.region()))
                .allMatch(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }

    Path lock() {
        return directory.resolve(".lock");
    }
}
