package io.keyledger.collect.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypeGroupTest {
    static Stream<CatalogueService<?>> services() {
        return CatalogueCollector.installed().stream().map(service -> (CatalogueService<?>) service);
    }

    /** A listing that ends early hides resources of every type that starts from it. */
    @ParameterizedTest
    @MethodSource("services")
    <C> void typesThatStartFromOneListingAreOneGroup(CatalogueService<C> service) {
        for (TypeDeclaration<C, ?, ?> one : service.types()) {
            for (TypeDeclaration<C, ?, ?> other : service.types()) {
                if (!Collections.disjoint(listings(one), listings(other))) {
                    assertThat(group(service, one)).contains(other);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    <C> void everyTypeIsInOneGroup(CatalogueService<C> service) {
        assertThat(service.groupedTypes().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(service.types());
    }

    private static <C> List<TypeDeclaration<C, ?, ?>> group(
            CatalogueService<C> service, TypeDeclaration<C, ?, ?> type) {
        return service.groupedTypes().stream()
                .filter(group -> group.contains(type))
                .findFirst()
                .orElseThrow();
    }

    private static <C> Set<Items<C, ?>> listings(TypeDeclaration<C, ?, ?> type) {
        return type.items().all().collect(Collectors.toSet());
    }
}
