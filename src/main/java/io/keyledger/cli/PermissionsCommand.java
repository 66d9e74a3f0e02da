package io.keyledger.cli;

import io.keyledger.collect.PermissionPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/** Says what the audit must be allowed. */
@Command(
        name = "permissions",
        description =
                "Print the least-privilege IAM policy for the chosen scope, made from the calls that the collectors"
                        + " declare. Asks nothing of AWS.")
final class PermissionsCommand implements Subcommand {
    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.REGION, Setting.ACCOUNT, Setting.ROLE, Setting.SNAPSHOT_BLOCKS);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) {
        String partition = partition(configuration.scope().regions());
        environment.out().print(PermissionPolicy.json(CollectionSettings.of(configuration), partition));
        return ExitCode.CLEAN;
    }

    private static String partition(List<String> regions) {
        String first = regions.isEmpty() ? "" : regions.getFirst();
        if (first.startsWith("cn-")) {
            return "aws-cn";
        }
        return first.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
