package io.keyledger.cli;

import io.keyledger.cli.lines.JsonLines;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.policy.simulation.Simulation;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides requests given as JSON. */
@Command(
        name = "simulate",
        description = {
            "Decide requests as AWS would: reads one case per line as a JSON object, writes one decision per line in"
                    + " the same order.",
            "",
            "A case has \"id\", \"request\" {\"principal\", \"action\", \"resource\" {\"resource\", \"accountId\"},"
                    + " \"context\" {…}} and, optionally, \"resourcePolicy\" (the key or bucket policy),"
                    + " \"identityPolicies\" […], \"permissionBoundaries\" […], \"sessionPolicy\","
                    + " \"serviceControlPolicies\" and \"resourceControlPolicies\" [{\"orgIdentifier\", \"policies\" […]}]"
                    + " root first, \"endpointPolicies\" […], and \"grants\" as ListGrants returns them.",
            "",
            "The answer has \"id\", \"decision\" (Allowed, ImplicitlyDenied or ExplicitlyDenied) and \"by\": the"
                    + " places of the deciding statements in the case, or the layer that allowed nothing. \"doubts\" lists"
                    + " what AWS does not document. A case that can't be decided gets \"id\" and \"error\" and does not"
                    + " stop the others. Empty lines are skipped."
        },
        footer = {"", "Exit codes: 0 all lines were answered; 1 --strict and a case is invalid; 2 usage error."})
final class SimulateCommand implements PlainCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the cases; - for standard input (the default)")
    private String file = JsonLines.STANDARD_INPUT;

    @Option(names = "--strict", description = "exit with 1 when a case is invalid")
    private boolean strict;

    @Override
    public ExitCode run(Environment environment) throws IOException {
        Simulation simulation = new Simulation();
        JsonLines.Result result = new JsonLines(simulation::answer).answer(environment, file);
        result.reportInvalid(environment, "case is", "cases are");
        return result.exitCode(strict);
    }
}
