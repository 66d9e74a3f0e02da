package io.keyledger.evaluate.policy;

import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.policy.simulation.Answer;
import io.keyledger.policy.simulation.InvalidCaseException;
import io.keyledger.policy.simulation.RawJson;
import io.keyledger.policy.simulation.WitnessJson;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Checks key policies, one per line. Thread-safe. */
public final class PolicyBatch {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

    private final PolicyCheck check;
    private final KeyOwner owner;

    /** @param owner the default owner for lines that do not name it; each part may be empty */
    public PolicyBatch(PolicyCheck check, KeyOwner owner) {
        this.check = check;
        this.owner = owner;
    }

    /**
     * Checks one line, {@code {"id", "policy", "account"}} with an optional {@code organization} and {@code region},
     * and appends the answer: {@code {"id", "reach", "findings": […]}}, or {@code {"id", "error"}} for an invalid line.
     * A policy that AWS would refuse is a finding.
     *
     * @return whether the line was valid
     */
    public boolean answer(String line, StringBuilder answer) {
        RawJson id = RawJson.MISSING;
        try {
            Map<String, RawJson> members = RawJson.readLine(line);
            id = member(members, "id");
            RawJson document = member(members, "policy");
            if (document.isMissing()) {
                throw new InvalidCaseException("policy is missing");
            }
            KeyOwner named = named(members);
            answer.append(
                    switch (PolicyParser.parse(PolicyKind.KEY, document.text())) {
                        case ParseResult.Parsed(var policy) -> answer(id, check.of(policy, assumed(named, policy)));
                        case ParseResult.Rejected(var place, var sentence) -> rejected(id, place, sentence);
                    });
            return true;
        } catch (InvalidCaseException error) {
            answer.append(Answer.error(id, String.valueOf(error.getMessage())));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | StackOverflowError defect) {
            // One policy never stops the others.
            answer.append(Answer.error(id, "a bug in keyledger: " + defect));
        }
        return false;
    }

    private KeyOwner named(Map<String, RawJson> members) {
        String account = text(members, "account", owner.accountId());
        if (!account.isEmpty() && !ACCOUNT_ID.matcher(account).matches()) {
            throw new InvalidCaseException("account must be a 12-digit account id; got '" + account + "'");
        }
        return new KeyOwner(
                account,
                text(members, "region", owner.region()),
                text(members, "organization", owner.organizationId()));
    }

    private static KeyOwner assumed(KeyOwner named, Policy policy) {
        return named.isKnown()
                ? named
                : named.withAccount(KeyOwner.accountOf(policy).orElse(""));
    }

    private static String text(Map<String, RawJson> members, String name, String otherwise) {
        RawJson value = member(members, name);
        return value.isMissing() ? otherwise : value.string(name);
    }

    private static RawJson member(Map<String, RawJson> members, String name) {
        return members.getOrDefault(name, RawJson.MISSING);
    }

    private static String answer(RawJson id, PolicyReport report) {
        return answer(id, report.reach(), report.findings(), report.undecided());
    }

    private static String rejected(RawJson id, Position place, String sentence) {
        return answer(
                id,
                PolicyReach.UNKNOWN,
                List.of(CheckedPolicyFile.rejection(place, sentence)),
                List.of("AWS would refuse the policy, so access was not judged"));
    }

    private static String answer(RawJson id, PolicyReach reach, List<PolicyFinding> findings, List<String> undecided) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("id");
            if (id.type() == RawJson.Type.STRING) {
                json.writeString(id.text());
            } else {
                json.writeRawValue(id.text());
            }
            json.writeStringProperty("reach", reach.text());
            json.writeArrayPropertyStart("findings");
            findings.forEach(finding -> write(json, finding));
            json.writeEndArray();
            if (!undecided.isEmpty()) {
                json.writeArrayPropertyStart("unknowns");
                undecided.forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, PolicyFinding finding) {
        json.writeStartObject();
        json.writeStringProperty("check_id", finding.check().id());
        json.writeStringProperty("severity", finding.severity().name());
        json.writeName("statement");
        finding.statement().ifPresentOrElse(json::writeString, json::writeNull);
        json.writeName("capability");
        finding.capability().ifPresentOrElse(capability -> json.writeString(capability.text()), json::writeNull);
        json.writeName("witness");
        json.writeRawValue(finding.witness().map(WitnessJson::of).orElse("null"));
        json.writeStringProperty("reason", finding.sentence());
        json.writeEndObject();
    }
}
