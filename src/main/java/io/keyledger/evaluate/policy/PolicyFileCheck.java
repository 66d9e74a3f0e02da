package io.keyledger.evaluate.policy;

import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Positions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks files that hold a key policy, a CloudFormation template, or a plan or state of Terraform. Thread-safe. */
public final class PolicyFileCheck {
    /** The largest file that is checked, in bytes. CloudFormation takes a megabyte; Terraform plans have no bound. */
    public static final int LARGEST_FILE = 64 << 20;

    private static final String NONE_OF_THEM =
            "it is neither a key policy (JSON), nor a CloudFormation template (JSON or"
                    + " YAML), nor the output of 'terraform show -json'";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PolicyCheck check;
    private final KeyOwner named;
    private final TemplateCheck templates;

    /** @param named the owner of the keys as far as the user names it; each part may be empty */
    public PolicyFileCheck(PolicyCheck check, KeyOwner named) {
        this.check = check;
        this.named = named;
        this.templates = new TemplateCheck(check, named);
    }

    /** One result for a policy; one for each key of a template. */
    public List<CheckedPolicyFile> of(String name, byte[] content) {
        if (content.length > LARGEST_FILE) {
            return List.of(new CheckedPolicyFile.Unread(
                    name, "it is larger than " + (LARGEST_FILE >> 20) + " MiB, the most that is checked"));
        }
        Optional<String> decoded = decoded(content);
        if (decoded.isEmpty()) {
            return List.of(new CheckedPolicyFile.Unread(name, "it is not UTF-8 text, as policies and templates are"));
        }
        String text = decoded.get();
        return switch (PolicyParser.parse(PolicyKind.KEY, text)) {
            case ParseResult.Parsed(var policy) -> {
                KeyOwner owner = named.isKnown()
                        ? named
                        : named.withAccount(KeyOwner.accountOf(policy).orElse(""));
                yield List.of(new CheckedPolicyFile.Judged(
                        name,
                        "",
                        check.of(policy, owner),
                        owner.isKnown() && !named.isKnown(),
                        Positions.of(text)::at));
            }
            case ParseResult.Rejected rejected ->
                templates.of(name, text).orElseGet(() -> List.of(refused(name, text, rejected)));
        };
    }

    private static Optional<String> decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static CheckedPolicyFile refused(String name, String text, ParseResult.Rejected rejected) {
        return isMeantAsPolicy(text)
                ? new CheckedPolicyFile.Rejected(name, "", rejected.position(), rejected.sentence())
                : new CheckedPolicyFile.Unread(name, NONE_OF_THEM);
    }

    /** Whether it is an object with an element of a policy, however spelt; a policy may be broken, or not begun. */
    private static boolean isMeantAsPolicy(String text) {
        String stripped = text.strip();
        String lowerCase = stripped.toLowerCase(Locale.ROOT);
        return stripped.startsWith("{")
                && (stripped.equals("{}")
                        || lowerCase.contains("statement")
                        || stripped.contains("\"Version\"")
                        || stripped.contains("\"Id\""));
    }
}
