package io.keyledger.cli;

import io.keyledger.collect.run.PermissionPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the IAM policy that an audit needs. */
@Command(
        name = "permissions",
        description =
                "Print the least-privilege IAM policy for the chosen scope, made from the calls that the collectors"
                        + " declare. It is for the caller or, with --role, for that role in each account. Makes no"
                        + " calls to AWS.")
final class PermissionsCommand implements Subcommand {
    @Option(
            names = "--assume",
            description = "print instead the caller's own policy: permission to assume --role in each --account")
    private boolean assume;

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.REGION, Setting.ACCOUNT, Setting.ROLE, Setting.SNAPSHOT_BLOCKS);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) {
        if (assume && configuration.scope().role().isEmpty()) {
            throw new UsageException(
                    "--assume needs --role, the role to assume, and --account, the accounts to" + " assume it in");
        }
        PermissionPolicy policy = new PermissionPolicy(
                CollectionSettings.of(configuration),
                partition(configuration.scope().regions()));
        environment.out().print(assume ? policy.toAssume() : policy.toRead());
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
