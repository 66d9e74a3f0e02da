package io.keyledger.evaluate.policy;

import io.keyledger.check.CheckMetadata;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remedies for a policy that is still a file. */
public final class PolicyFileRemedy {
    /** Commands that change a key policy describe the change in their comment. */
    private static final Pattern CHANGE = Pattern.compile("> key-policy\\.json # (.+?); then: aws kms put-key-policy");

    private PolicyFileRemedy() {}

    /** The change, without the commands that apply it to a key; empty if there are only commands. */
    public static String ofDocument(CheckMetadata check) {
        Matcher matcher = CHANGE.matcher(check.remediation());
        return matcher.find() ? matcher.group(1).replace("{account_id}", "<account>") : "";
    }
}
