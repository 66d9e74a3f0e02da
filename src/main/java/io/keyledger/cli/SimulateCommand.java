package io.keyledger.cli;

import io.keyledger.policy.simulation.Simulation;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides requests that somebody wrote down. */
@Command(
        name = "simulate",
        description = {
            "Decide requests as AWS would: a case as a JSON object a line in, a decision a line out, in the same order.",
            "",
            "A case has \"id\", \"request\" {\"principal\", \"action\", \"resource\" {\"resource\", \"accountId\"},"
                    + " \"context\" {…}} and, each where there is one, \"resourcePolicy\" (the key or bucket policy),"
                    + " \"identityPolicies\" […], \"permissionBoundaries\" […], \"sessionPolicy\","
                    + " \"serviceControlPolicies\" and \"resourceControlPolicies\" [{\"orgIdentifier\", \"policies\" […]}]"
                    + " root first, \"endpointPolicies\" […], and \"grants\" as ListGrants returns them.",
            "",
            "The answer has \"id\", \"decision\" (Allowed, ImplicitlyDenied or ExplicitlyDenied) and \"by\": where in the"
                    + " case the statements stand that decided, or the layer that allowed nothing. \"doubts\" says what AWS"
                    + " does not document. A case that can't be decided is answered by \"id\" and \"error\"; the others go"
                    + " on. Empty lines are passed over."
        },
        footer = {"", "Exit codes: 0 all lines are answered; 1 --strict and a case is invalid; 2 usage."})
final class SimulateCommand implements PlainCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the cases; standard input where none is named, or -")
    private String file = JsonLines.STANDARD_INPUT;

    @Option(names = "--strict", description = "exit with 1 when a case is invalid")
    private boolean strict;

    @Override
    public ExitCode run(Environment environment) throws IOException {
        Simulation simulation = new Simulation();
        JsonLines.Result result = new JsonLines(simulation::answer).answer(environment, file);
        result.complain(environment, "case is", "cases are");
        return result.exitCode(strict);
    }
}
