package io.keyledger.stub;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Amazon Athena in AWS JSON 1.1, as far as queries are run. */
final class AthenaService implements StubService {
    private static final String TARGET = "AmazonAthena.";
    private static final List<String> COLUMNS = List.of(
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

    private final StubQueries queries;

    AthenaService(StubQueries queries) {
        this.queries = queries;
    }

    @Override
    public ErrorForm errorForm() {
        return ErrorForm.JSON;
    }

    @Override
    public Refusals refusals() {
        return Refusals.KMS;
    }

    @Override
    public Operation operation(StubRequest request) {
        String target = request.header("x-amz-target").orElse("");
        if (!target.startsWith(TARGET)) {
            throw new AwsError(400, "UnknownOperationException", "No X-Amz-Target of Athena");
        }
        ObjectNode input = Json.object(request.body());
        String page = input.path("NextToken").asString("");
        return Operation.of(
                target.substring(TARGET.length()),
                input.path("QueryExecutionId").asString("") + (page.isEmpty() ? "" : " from row " + page),
                input);
    }

    @Override
    public StubResponse answer(StubCall call) {
        ObjectNode answer = switch (call.operation()) {
            case "GetWorkGroup" -> workgroup(text(call, "WorkGroup"));
            case "StartQueryExecution" ->
                Json.object()
                        .put(
                                "QueryExecutionId",
                                queries.start(text(call, "ClientRequestToken"), text(call, "QueryString")));
            case "GetQueryExecution" -> execution(text(call, "QueryExecutionId"));
            case "GetQueryResults" -> results(call);
            case "StopQueryExecution" -> {
                queries.query(text(call, "QueryExecutionId")).stop();
                yield Json.object();
            }
            default -> throw new AwsError(400, "UnknownOperationException", "The stub has no " + call.operation());
        };
        return StubResponse.of(200, "application/x-amz-json-1.1", Json.bytes(answer));
    }

    private ObjectNode workgroup(String name) {
        ObjectNode answer = Json.object();
        ObjectNode configuration =
                answer.putObject("WorkGroup").put("Name", name).putObject("Configuration");
        if (queries.cutoff() > 0) {
            configuration.put("BytesScannedCutoffPerQuery", queries.cutoff());
        }
        return answer;
    }

    private ObjectNode execution(String id) {
        StubQueries.Query query = queries.query(id);
        ObjectNode answer = Json.object();
        ObjectNode execution = answer.putObject("QueryExecution").put("QueryExecutionId", id);
        execution.putObject("Status").put("State", query.state()).put("StateChangeReason", query.reason());
        execution.putObject("Statistics").put("DataScannedInBytes", query.scanned());
        return answer;
    }

    private ObjectNode results(StubCall call) {
        List<List<String>> rows = queries.query(text(call, "QueryExecutionId")).rows();
        String token = text(call, "NextToken");
        int most = call.input("MaxResults").asInt(1000);
        int from = token.isEmpty() ? 0 : Integer.parseInt(token);
        // The names of the columns are the first row of the first page, and count as one.
        int to = Math.min(rows.size(), from + (from == 0 ? most - 1 : most));
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putObject("ResultSet").putArray("Rows");
        if (from == 0) {
            row(page, COLUMNS);
        }
        rows.subList(from, to).forEach(row -> row(page, row));
        if (to < rows.size()) {
            answer.put("NextToken", Integer.toString(to));
        }
        return answer;
    }

    /** A null value has no text. */
    private static void row(ArrayNode page, List<String> cells) {
        ArrayNode data = page.addObject().putArray("Data");
        cells.forEach(cell -> data.addObject().put("VarCharValue", cell));
    }

    private static String text(StubCall call, String member) {
        return call.text(member).orElse("");
    }
}
