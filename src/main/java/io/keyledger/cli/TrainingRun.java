package io.keyledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyledger.cli.process.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The training run for the JVM's ahead-of-time cache: runs the commands that need no AWS in one process and discards
 * their output. Used by the launcher; not a command.
 */
public final class TrainingRun {
    private static final String CASE = """
        {"id": 1, "request": {"principal": "arn:aws:iam::111122223333:role/App", "action": "kms:Decrypt", "resource":\
         {"resource": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "accountId":\
         "111122223333"}, "context": {"aws:SecureTransport": "true"}}, "resourcePolicy": {"Version": "2012-10-17",\
         "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*",\
         "Resource": "*", "Condition": {"StringLike": {"kms:ViaService": "s3.*.amazonaws.com"}}}]}}
        """;

    private static final String KEY_POLICY = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS":\
         "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}, {"Effect": "Allow", "Principal": "*",\
         "Action": "kms:Decrypt", "Resource": "*", "Condition": {"StringLike": {"aws:PrincipalOrgID": "o-*"}}}]}
        """;

    private static final String TEMPLATE = """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Version: 2012-10-17
                Statement:
                  - Effect: Allow
                    Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}
                    Action: kms:*
                    Resource: '*'
        """;

    private static final String OFFLINE = "offline";
    private static final String CASES = "cases.jsonl";
    private static final String POLICY = "policy.json";

    private TrainingRun() {}

    /**
     * Writes to the given folder.
     *
     * @param arguments the folder, and {@code offline} to run only the offline commands
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        if (arguments.length > 1 && arguments[1].equals(OFFLINE)) {
            answerOffline(directory);
        } else {
            audit(directory);
        }
    }

    private static void answerOffline(Path directory) throws IOException {
        run(directory, "", "--help");
        run(directory, "", "audit", "--help");
        Files.writeString(directory.resolve(CASES), CASE);
        Files.writeString(directory.resolve(POLICY), KEY_POLICY);
        run(directory, CASE, "policy", "simulate");
        run(directory, "", "policy", "simulate", CASES);
        run(directory, KEY_POLICY, "policy", "check", "-");
        run(directory, "", "policy", "check", "--account", "111122223333", POLICY);
        run(directory, TEMPLATE, "policy", "check", "-");
    }

    private static void audit(Path directory) throws IOException {
        run(directory, "", "demo", "--quiet");
        answerOffline(directory);
        run(directory, "", "permissions");
        run(directory, "", "plan", "--help");
        run(directory, "", "schedule", "--health");
        // Nothing listens there, but it loads everything needed to call AWS.
        run(directory, "", "plan", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:9");
    }

    private static void run(Path directory, String input, String... arguments) {
        Environment environment = Environment.unseen(new ByteArrayInputStream(input.getBytes(UTF_8)), directory);
        Main.run(environment, arguments);
    }
}
