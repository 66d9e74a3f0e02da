package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What puts a policy right while it is still a file. */
final class Remedies {
    /** Commands that change the policy of a key say in their comment what is to be changed. */
    private static final Pattern CHANGE = Pattern.compile("> key-policy\\.json # (.+?); then: aws kms put-key-policy");

    private Remedies() {}

    /** The change, without the commands that bring it to a key; empty where there are only commands. */
    static String ofDocument(CheckMetadata check) {
        Matcher matcher = CHANGE.matcher(check.remediation());
        return matcher.find() ? matcher.group(1).replace("{account_id}", "<account>") : "";
    }
}
