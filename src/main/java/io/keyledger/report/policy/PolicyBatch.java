package io.keyledger.report.policy;

import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.simulation.Answer;
import io.keyledger.policy.simulation.InvalidCaseException;
import io.keyledger.policy.simulation.RawJson;
import io.keyledger.policy.simulation.WitnessJson;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Judges key policies that stand one a line. Safe for use by many threads. */
public final class PolicyBatch {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

    private final PolicyCheck check;

    public PolicyBatch(PolicyCheck check) {
        this.check = check;
    }

    /**
     * Judges one line, {@code {"id", "policy", "account"}} with an {@code organization} or a {@code region} where they are
     * known, and appends the answer: {@code {"id", "reach", "findings": […]}} or {@code {"id", "error"}}.
     *
     * @return whether it could be judged
     */
    public boolean answer(String line, StringBuilder answer) {
        RawJson id = RawJson.MISSING;
        try {
            Map<String, RawJson> members = RawJson.readLine(line);
            id = member(members, "id");
            Policy policy = policy(member(members, "policy"));
            answer.append(answer(id, check.of(policy, owner(members, policy))));
            return true;
        } catch (InvalidCaseException error) {
            answer.append(Answer.error(id, String.valueOf(error.getMessage())));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | StackOverflowError defect) {
            // One policy never stops the others.
            answer.append(Answer.error(id, "a defect of keyledger: " + defect));
        }
        return false;
    }

    private static Policy policy(RawJson document) {
        if (document.isMissing()) {
            throw new InvalidCaseException("policy is missing");
        }
        return switch (PolicyParser.parse(PolicyKind.KEY, document.text())) {
            case ParseResult.Parsed(var policy) -> policy;
            case ParseResult.Rejected rejected -> throw new InvalidCaseException("policy: " + rejected);
        };
    }

    private static KeyOwner owner(Map<String, RawJson> members, Policy policy) {
        String account = text(members, "account");
        if (account.isEmpty()) {
            account = KeyOwner.accountOf(policy)
                    .orElseThrow(() -> new InvalidCaseException(
                            "account is missing, and the policy does not tell whose its key is"));
        }
        if (!ACCOUNT_ID.matcher(account).matches()) {
            throw new InvalidCaseException("account must be an account id of twelve digits, not " + account);
        }
        return new KeyOwner(account, text(members, "region"), text(members, "organization"));
    }

    private static String text(Map<String, RawJson> members, String name) {
        RawJson value = member(members, name);
        return value.isMissing() ? "" : value.string(name);
    }

    private static RawJson member(Map<String, RawJson> members, String name) {
        return members.getOrDefault(name, RawJson.MISSING);
    }

    private static String answer(RawJson id, PolicyReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("id");
            if (id.type() == RawJson.Type.STRING) {
                json.writeString(id.text());
            } else {
                json.writeRawValue(id.text());
            }
            json.writeStringProperty("reach", report.access().reach().text());
            json.writeArrayPropertyStart("findings");
            report.findings().forEach(finding -> write(json, finding));
            json.writeEndArray();
            if (!report.undecided().isEmpty()) {
                json.writeArrayPropertyStart("unknowns");
                report.undecided().forEach(json::writeString);
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
        json.writeEndObject();
    }
}
