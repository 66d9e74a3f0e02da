package io.keyledger.collect.catalogue;

import io.keyledger.collect.catalogue.Items.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about the items of a listing.
 *
 * @param operation null where the listing says everything
 * @param call the answers for a batch of items, in any order
 * @param about the id of the item that an answer is about; null where the answer does not say
 * @param gone the codes of errors by which the service says that the item was deleted since it was listed
 */
record Detail<C, I, D>(
        @Nullable Operation operation,
        BiFunction<C, List<I>, List<D>> call,
        Function<D, @Nullable String> about,
        Set<String> gone) {
    int batch() {
        return operation == null ? Integer.MAX_VALUE : operation.perCall();
    }

    /** What an error says that means that the items are gone. */
    Map<String, List<D>> meanings() {
        return gone.stream().collect(java.util.stream.Collectors.toMap(code -> code, _ -> List.of()));
    }
}
