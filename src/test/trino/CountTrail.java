import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.StandaloneQueryRunner;
import io.trino.testing.TestingSession;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Runs a query of keyledger for Athena on Trino over log files of CloudTrail. The columns of the table are filled as
 * Athena's reader of CloudTrail fills them: nested parameters as their JSON text.
 *
 * <p>Arguments: the file with the query, the folder with AWSLogs, the file for the result.
 */
public final class CountTrail {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) throws Exception {
        Session session = TestingSession.testSessionBuilder()
                .setCatalog("memory")
                .setSchema("default")
                .build();
        try (StandaloneQueryRunner trino = new StandaloneQueryRunner(session)) {
            trino.installPlugin(new MemoryPlugin());
            trino.createCatalog("memory", "memory", Map.of());
            trino.execute("CREATE TABLE keyledger_cloudtrail ("
                    + "useridentity ROW(type VARCHAR, principalid VARCHAR, arn VARCHAR, accountid VARCHAR,"
                    + " invokedby VARCHAR, sessioncontext ROW(sessionissuer ROW(arn VARCHAR))),"
                    + " eventtime VARCHAR, eventsource VARCHAR, eventname VARCHAR, awsregion VARCHAR,"
                    + " errorcode VARCHAR, requestparameters VARCHAR,"
                    + " resources ARRAY(ROW(arn VARCHAR, accountid VARCHAR, type VARCHAR)), eventtype VARCHAR,"
                    + " recipientaccountid VARCHAR, sharedeventid VARCHAR,"
                    + " account VARCHAR, region VARCHAR, day VARCHAR)");
            List<String> rows = new ArrayList<>();
            try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    rows.addAll(rows(file));
                }
            }
            for (int from = 0; from < rows.size(); from += 200) {
                trino.execute("INSERT INTO keyledger_cloudtrail VALUES "
                        + String.join(",\n", rows.subList(from, Math.min(rows.size(), from + 200))));
            }
            long start = System.nanoTime();
            MaterializedResult result = trino.execute(Files.readString(Path.of(arguments[0])));
            System.out.printf(
                    "%d records, %d rows, %d ms%n",
                    rows.size(), result.getRowCount(), (System.nanoTime() - start) / 1_000_000);
            StringBuilder text = new StringBuilder();
            for (MaterializedRow row : result.getMaterializedRows()) {
                text.append(row.getFields().stream().map(String::valueOf).collect(Collectors.joining("\t")))
                        .append('\n');
            }
            Files.writeString(Path.of(arguments[2]), text);
        }
        System.exit(0);
    }

    /** The path of a file ends with account/CloudTrail/Region/year/month/day/name. */
    private static List<String> rows(Path file) throws Exception {
        int names = file.getNameCount();
        String account = file.getName(names - 7).toString();
        String region = file.getName(names - 5).toString();
        String day = file.getName(names - 4) + "/" + file.getName(names - 3) + "/" + file.getName(names - 2);
        List<String> rows = new ArrayList<>();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode event : JSON.readTree(stream).get("Records")) {
                rows.add("(" + identity(event.path("userIdentity")) + ", "
                        + Stream.of("eventTime", "eventSource", "eventName", "awsRegion", "errorCode")
                                .map(name -> text(event.path(name)))
                                .collect(Collectors.joining(", "))
                        + ", " + literal(event.path("requestParameters").toString()) + ", "
                        + resources(event.path("resources")) + ", "
                        + Stream.of("eventType", "recipientAccountId", "sharedEventID")
                                .map(name -> text(event.path(name)))
                                .collect(Collectors.joining(", "))
                        + ", " + literal(account) + ", " + literal(region) + ", " + literal(day) + ")");
            }
        }
        return rows;
    }

    private static String identity(JsonNode identity) {
        return "CAST(ROW("
                + Stream.of("type", "principalId", "arn", "accountId", "invokedBy")
                        .map(name -> text(identity.path(name)))
                        .collect(Collectors.joining(", "))
                + ", ROW(ROW(" + text(identity.path("sessionContext").path("sessionIssuer").path("arn")) + ")))"
                + " AS ROW(type VARCHAR, principalid VARCHAR, arn VARCHAR, accountid VARCHAR, invokedby VARCHAR,"
                + " sessioncontext ROW(sessionissuer ROW(arn VARCHAR))))";
    }

    private static String resources(JsonNode resources) {
        List<String> rows = new ArrayList<>();
        resources.forEach(resource -> rows.add("ROW(" + text(resource.path("ARN")) + ", "
                + text(resource.path("accountId")) + ", " + text(resource.path("type")) + ")"));
        return "CAST(ARRAY[" + String.join(", ", rows)
                + "] AS ARRAY(ROW(arn VARCHAR, accountid VARCHAR, type VARCHAR)))";
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? literal(value.textValue()) : "CAST(NULL AS VARCHAR)";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
