package io.keyledger.collect.catalogue;

import io.keyledger.collect.catalogue.Items.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about the items of a listing.
 *
 * @param operation null where the listing says everything
 * @param call the answers for a batch of items, in any order
 * @param about the id of the item that an answer is about; null where answers never say it
 * @param gone the codes of errors by which the service says that the item was deleted since it was listed
 */
record Detail<C, I, D>(
        @Nullable Operation operation,
        BiFunction<C, List<I>, List<D>> call,
        @Nullable Function<D, @Nullable String> about,
        Set<String> gone) {
    /** Without a call there is nothing that bounds a batch but memory. */
    private static final int WITHOUT_CALL = 1000;

    int batch() {
        return operation == null ? WITHOUT_CALL : operation.perCall();
    }

    /** An error that means that the item is gone leaves no answers, which are by id. */
    Map<String, Optional<Map<String, D>>> meanings() {
        return gone.stream().collect(Collectors.toMap(code -> code, _ -> Optional.empty()));
    }
}
