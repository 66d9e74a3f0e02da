package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.inventory.EncryptedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Types that are read and saved together: those of a service that share a listing or a name, or have keys of each
 * other; otherwise one type. If a shared listing fails, it fails for all of them, so none is saved without the others.
 */
record TypeGroup(List<TypeReader<?, ?, ?>> readers) {
    /** The rows of all its types, or those that an interrupted run has read. */
    List<EncryptedResource> read(CollectorContext context) {
        List<EncryptedResource> rows = new ArrayList<>();
        context.section(
                id(),
                write -> {
                    try (var window = OrderedWindow.start(readers, readers.size(), TypeReader::read)) {
                        window.forEach(read -> read.resources().forEach(write));
                    }
                },
                fact -> {
                    if (fact instanceof EncryptedResource resource) {
                        rows.add(resource);
                    }
                });
        return rows;
    }

    private String id() {
        return readers.stream().map(TypeReader::name).collect(Collectors.joining(" "));
    }
}
