package io.keyledger.collect.catalogue;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was read of a type in an account and Region.
 *
 * @param resources by id
 * @param complete whether all of the type could be listed
 * @param encryption of the data of each, by id
 */
record TypeRows(
        List<EncryptedResource> resources, Observed<Boolean> complete, Map<String, Observed<Encryption>> encryption) {
    static TypeRows of(List<EncryptedResource> resources, Observed<Boolean> complete) {
        return new TypeRows(
                resources,
                complete,
                resources.stream()
                        .filter(resource -> resource.purpose().equals(Purpose.DATA))
                        .collect(Collectors.toMap(
                                EncryptedResource::id, EncryptedResource::encryption, (first, _) -> first)));
    }
}
