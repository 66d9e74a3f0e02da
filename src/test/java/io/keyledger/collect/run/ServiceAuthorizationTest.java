package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.AccountActions;
import io.keyledger.collect.athena.AthenaCollector;
import io.keyledger.collect.athena.AthenaUsage;
import io.keyledger.collect.athena.TrailTable;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.prices.PriceListActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The permissions that are asked for, against the AWS Service Authorization Reference. */
class ServiceAuthorizationTest {
    private static final Path REFERENCE = Path.of("src/test/resources/service-authorization/read-actions.tsv");

    @Test
    void everyDeclaredPermissionIsAnActionThatOnlyReads() {
        Set<String> declared = declared()
                .filter(action -> !action.equals(AccountActions.ASSUME_ROLE))
                .map(ApiAction::permission)
                // GetCallerIdentity requires none.
                .filter(permission -> !permission.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(declared).hasSizeGreaterThan(250);
        assertThat(readActions()).containsAll(declared);
    }

    @Test
    void ofTheActionsForAthenaOnlyStartingAndStoppingQueriesIsMoreThanReading() {
        AthenaUsage usage = new AthenaUsage(
                "", "primary", new TrailTable("default", "trail", ""), "", false, List.of(), List.of(), List.of());
        Set<String> declared = new AthenaCollector(usage)
                .actions(StubAws.DEPTH).stream()
                        .map(ApiAction::permission)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(declared).isEqualTo(AthenaCollector.ACTIONS);
        declared.removeAll(readActions());
        assertThat(declared).containsExactly("athena:StartQueryExecution", "athena:StopQueryExecution");
    }

    private static Stream<ApiAction> declared() {
        return Stream.concat(
                Stream.concat(AccountActions.ALL.stream(), PriceListActions.ALL.stream()),
                CollectorRegistry.installed().chosen(Set.of()).stream()
                        .flatMap(collector -> collector.actions(StubAws.DEPTH).stream()));
    }

    private static Set<String> readActions() {
        try (Stream<String> lines = Files.lines(REFERENCE)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .flatMap(cells -> Arrays.stream(cells[2].split(" ")).map(name -> cells[0] + ":" + name))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
