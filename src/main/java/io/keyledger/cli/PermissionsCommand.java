package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.WritableFolder;
import io.keyledger.cli.settings.CloudTrailLocation;
import io.keyledger.cli.settings.CollectionSettings;
import io.keyledger.collect.run.PermissionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
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
            description = "print instead the caller's own policy: permission to assume --role in each --account, and to"
                    + " read the bucket of --cloudtrail")
    private boolean assume;

    @Option(
            names = "--split",
            paramLabel = "FOLDER",
            description = "write the policy to this new or empty folder as policy-1.json, policy-2.json and so on, each"
                    + " small enough for a managed policy")
    private String split = "";

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(
                Setting.REGION,
                Setting.ACCOUNT,
                Setting.ROLE,
                Setting.COLLECTOR,
                Setting.SNAPSHOT_BLOCKS,
                Setting.USAGE,
                Setting.CLOUDTRAIL,
                Setting.VERIFY_TRAIL);
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        if (assume && configuration.scope().role().isEmpty()) {
            throw new UsageException(
                    "--assume needs --role, the role to assume, and --account, the accounts to" + " assume it in");
        }
        PermissionPolicy policy = new PermissionPolicy(
                CollectionSettings.of(configuration),
                partition(configuration.scope().regions()),
                CloudTrailLocation.bucket(configuration),
                configuration.usage().verifyTrail());
        if (!split.isEmpty()) {
            write(assume ? List.of(policy.toAssume()) : policy.toReadInParts(), environment.path(split), environment);
            return ExitCode.CLEAN;
        }
        String document = assume ? policy.toAssume() : policy.toRead();
        environment.out().print(document);
        int characters = PermissionPolicy.characters(document);
        if (characters > PermissionPolicy.MANAGED_POLICY) {
            environment
                    .err()
                    .printf(
                            Locale.ROOT,
                            "keyledger: the policy has %,d characters, and a managed policy holds %,d; --split FOLDER"
                                    + " writes it as several%n",
                            characters,
                            PermissionPolicy.MANAGED_POLICY);
        }
        return ExitCode.CLEAN;
    }

    private static void write(List<String> documents, Path folder, Environment environment) throws IOException {
        WritableFolder.require(folder, "--split");
        try (Stream<Path> present = Files.list(folder)) {
            if (present.findAny().isPresent()) {
                throw new UsageException("--split: the folder " + folder + " is not empty; choose a new or empty one");
            }
        }
        for (int number = 1; number <= documents.size(); number++) {
            Path file = folder.resolve("policy-" + number + ".json");
            Files.writeString(file, documents.get(number - 1), StandardOpenOption.CREATE_NEW);
            environment.out().println(file);
        }
    }

    private static String partition(List<String> regions) {
        String first = regions.isEmpty() ? "" : regions.getFirst();
        if (first.startsWith("cn-")) {
            return "aws-cn";
        }
        return first.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
