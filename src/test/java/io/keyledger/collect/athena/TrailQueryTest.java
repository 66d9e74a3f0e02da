package io.keyledger.collect.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.collect.call.CollectException;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The SQL for Athena, by the parser of the engine that Athena runs. */
class TrailQueryTest {
    private static final TrailTable TABLE =
            new TrailTable("default", "keyledger_cloudtrail", "s3://logs/AWSLogs/o-a1b2c3d4e5/");
    private static final Instant END = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant START = END.minus(30, ChronoUnit.DAYS);

    @Test
    void isAQueryOfTrinoWithTheColumnsThatAreRead() {
        Query query =
                (Query) new SqlParser().createStatement(query("111122223333").sql());

        QuerySpecification body = (QuerySpecification) query.getQueryBody();
        assertThat(body.getSelect().getSelectItems())
                .extracting(TrailQueryTest::name)
                .containsExactly(
                        "keyarn",
                        "operation",
                        "keypairspec",
                        "caller",
                        "calleraccount",
                        "service",
                        "resource",
                        "errorcode",
                        "recipient",
                        "shared",
                        "requests",
                        "first",
                        "last");
        assertThat(body.getGroupBy()).isPresent();
        assertThat(body.getOrderBy()).isPresent();
    }

    @Test
    void theParserRefusesWhatIsNotAQuery() {
        assertThatThrownBy(() -> new SqlParser()
                        .createStatement(query("111122223333").sql().replace("GROUP BY", "GROUP")))
                .isInstanceOf(ParsingException.class);
    }

    @Test
    void readsOnlyTheFoldersOfThePeriodAndTheDayAfter() {
        assertThat(query("111122223333", "444455556666").sql())
                .contains("FROM \"default\".\"keyledger_cloudtrail\"\n")
                .contains("account IN ('111122223333', '444455556666')")
                .contains("region IN ('eu-west-1', 'us-east-1')")
                .contains("day BETWEEN '2026/10/25' AND '2026/11/24'")
                .contains("eventtime >= '2026-10-25T00:00:00Z'")
                .contains("eventtime < '2026-11-24T00:00:00Z'");
    }

    @Test
    void manyAccountsAreSplitIntoQueriesThatEachReadABoundedNumberOfFolders() {
        List<String> accounts = IntStream.range(0, 1000)
                .mapToObj(number -> Long.toString(100_000_000_000L + number))
                .toList();
        List<String> regions =
                IntStream.range(0, 17).mapToObj(number -> "region-" + number).toList();

        List<TrailQuery> queries = TrailQuery.of(TABLE, accounts, regions, START, END);

        assertThat(queries.stream().flatMap(query -> query.accounts().stream())).containsExactlyElementsOf(accounts);
        assertThat(queries)
                .allSatisfy(
                        query -> assertThat(query.accounts().size() * 17 * 31).isLessThanOrEqualTo(20_000));
        assertThat(queries).hasSize(28);
    }

    @Test
    void theTableProjectsItsPartitionsOntoTheFoldersOfTheTrail() {
        assertThat(TABLE.ddl())
                .startsWith("CREATE EXTERNAL TABLE IF NOT EXISTS `default`.`keyledger_cloudtrail` (")
                .contains("PARTITIONED BY (account STRING, region STRING, day STRING)")
                .contains("'projection.enabled' = 'true'")
                .contains("LOCATION 's3://logs/AWSLogs/o-a1b2c3d4e5/'")
                .contains("'storage.location.template' ="
                        + " 's3://logs/AWSLogs/o-a1b2c3d4e5/${account}/CloudTrail/${region}/${day}'");
    }

    @Test
    void namesThatCouldEndTheStatementAreRefused() {
        assertThatThrownBy(() -> new TrailTable("default", "a\" --", "")).isInstanceOf(CollectException.class);
        assertThatThrownBy(() -> new TrailTable("a`; DROP", "trail", "")).isInstanceOf(CollectException.class);
        for (String location : List.of("logs/", "s3://logs", "s3://logs/a'b/", "s3://logs/a b/", "https://logs/")) {
            assertThatThrownBy(() -> new TrailTable("default", "trail", location))
                    .isInstanceOf(CollectException.class)
                    .hasMessageContaining(location);
        }
    }

    private static TrailQuery query(String... accounts) {
        return new TrailQuery(TABLE, List.of(accounts), List.of("eu-west-1", "us-east-1"), START, END);
    }

    private static String name(SelectItem item) {
        return ((SingleColumn) item).getAlias().orElseThrow().getValue();
    }
}
