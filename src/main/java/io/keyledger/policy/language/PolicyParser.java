package io.keyledger.policy.language;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads policy documents. Whatever the input, the answer is a {@link ParseResult}; nothing is thrown.
 *
 * <p>Sources: the IAM JSON policy grammar, and the KMS CreateKey and PutKeyPolicy references for key policies.
 */
public final class PolicyParser {
    /** The most that KMS accepts for a key policy, in bytes. */
    private static final int LARGEST_KEY_POLICY = 32_768;

    /** The most that is looked at, in bytes: nobody wrote a larger policy for a key. */
    public static final int LARGEST_JUDGED = 1 << 20;

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private PolicyParser() {}

    /** Reads a document of UTF-8 bytes. */
    public static ParseResult parse(PolicyKind kind, byte[] document) {
        try {
            return parse(
                    kind,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(document))
                            .toString());
        } catch (CharacterCodingException _) {
            return new ParseResult.Rejected(Position.START, "The document is not UTF-8 text");
        }
    }

    public static ParseResult parse(PolicyKind kind, String document) {
        return parse(kind, document, PrincipalForm.AS_AWS_ACCEPTS);
    }

    /**
     * Parses a draft that AWS has not validated. If AWS would refuse a statement only because of its principals, the
     * statement is kept with a lint: without a principal it applies to nobody, or to everybody if the policy itself is
     * attached to principals, and a principal without a type is an AWS principal.
     */
    public static ParseResult parseDraft(PolicyKind kind, String document) {
        return parse(kind, document, PrincipalForm.AS_WRITTEN);
    }

    private static ParseResult parse(PolicyKind kind, String document, PrincipalForm form) {
        try {
            if (kind == PolicyKind.KEY) {
                requireKeyPolicyText(document);
            }
            return new ParseResult.Parsed(policy(kind, document, form));
        } catch (RejectedException rejected) {
            return rejected.rejection();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void requireKeyPolicyText(String document) {
        if (document.length() > LARGEST_JUDGED) {
            throw new RejectedException(
                    Position.START,
                    "A key policy may have %,d bytes at most, and this document has more than %,d"
                            .formatted(LARGEST_KEY_POLICY, LARGEST_JUDGED));
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < document.length(); i++) {
            char character = document.charAt(i);
            boolean allowed = (character >= ' ' && character <= '\u00ff')
                    || character == '\t'
                    || character == '\n'
                    || character == '\r';
            if (!allowed) {
                throw new RejectedException(
                        new Position("", line, column),
                        "A key policy may not contain the character U+%04X".formatted((int) character));
            }
            if (character == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    /** Judged all the same: what is wrong with it besides is worth knowing before it is made smaller. */
    private static void lintSize(long bytes, List<Lint> lints) {
        if (bytes > LARGEST_KEY_POLICY) {
            lints.add(new Lint(
                    LintCode.TOO_LARGE,
                    Position.START,
                    "The policy has %,d bytes, and AWS refuses a key policy of more than %,d"
                            .formatted(bytes, LARGEST_KEY_POLICY)));
        }
    }

    private static Policy policy(PolicyKind kind, String text, PrincipalForm form) {
        Json document = JsonReader.read(text);
        if (!(document instanceof Json.Members policy)) {
            throw new RejectedException(
                    document.position(), "A policy must be a JSON object, not " + document.typeName());
        }
        for (Json.Member member : policy.members()) {
            if (!ELEMENTS.contains(member.name())) {
                throw new RejectedException(
                        member.position(), "\"" + member.name() + "\" is not an element of a policy");
            }
        }
        PolicyVersion version =
                policy.member("Version").map(PolicyParser::version).orElse(PolicyVersion.V2008_10_17);
        String id = policy.member("Id").map(ElementStrings::string).orElse(null);
        Json statement = policy.member("Statement")
                .orElseThrow(() -> new RejectedException(policy.position(), "The policy has no Statement"))
                .value();
        List<Lint> lints = new ArrayList<>();
        if (kind == PolicyKind.KEY) {
            lintSize(bytes(text), lints);
        }
        StatementReader reader = new StatementReader(kind, version, form, lints);
        List<Statement> statements = new ArrayList<>();
        switch (statement) {
            case Json.Members single -> statements.add(reader.read(0, single));
            case Json.Items(var _, var items) -> {
                for (Json item : items) {
                    statements.add(reader.read(statements.size(), item));
                }
            }
            case Json.Value _, Json.Nothing _ ->
                throw new RejectedException(
                        statement.position(), "Statement must be an object or a list, not " + statement.typeName());
        }
        if (statements.isEmpty()) {
            lints.add(new Lint(LintCode.EMPTY_LIST, statement.position(), "The policy has no statement"));
        }
        return new Policy(kind, version, id, statements, lints);
    }

    private static PolicyVersion version(Json.Member member) {
        String text = ElementStrings.string(member);
        for (PolicyVersion version : PolicyVersion.values()) {
            if (version.text().equals(text)) {
                return version;
            }
        }
        throw new RejectedException(
                member.value().position(), "Version must be 2012-10-17 or 2008-10-17, not \"" + text + "\"");
    }
}
