package io.keyledger.report.explain;

import io.keyledger.check.Finding;
import io.keyledger.cost.Amount;
import io.keyledger.evaluate.explain.Dependent;
import io.keyledger.evaluate.explain.Explanation;
import io.keyledger.evaluate.explain.Explanation.OfFinding;
import io.keyledger.evaluate.explain.Explanation.OfKey;
import io.keyledger.evaluate.explain.Explanation.OfResource;
import io.keyledger.evaluate.explain.Explanation.Protection;
import io.keyledger.evaluate.explain.Explanation.ServiceGrant;
import io.keyledger.evaluate.explain.Explanation.User;
import io.keyledger.evaluate.explain.KeyEvent;
import io.keyledger.report.text.IndentedJson;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Explanations as one JSON object. Texts that do not apply are empty, dates and numbers that do not apply are null. */
public final class ExplanationJson {
    private final JsonGenerator json;

    private ExplanationJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(List<Explanation> explanations) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            new ExplanationJson(json).write(explanations);
        }
        return text.append('\n').toString();
    }

    private void write(List<Explanation> explanations) {
        json.writeStartObject();
        objects("explanations", explanations, this::write);
        json.writeEndObject();
    }

    private void write(Explanation explanation) {
        switch (explanation) {
            case OfKey key -> write(key);
            case OfResource resource -> write(resource);
            case OfFinding finding -> write(finding);
        }
        strings("unknowns", explanation.unknowns());
    }

    private void write(OfKey key) {
        text("kind", "key");
        text("account_id", key.accountId());
        text("region", key.region());
        text("key_arn", key.arn());
        text("name", key.name());
        strings("aliases", key.aliases());
        text("key_state", key.state());
        text("lifecycle", key.lifecycle());
        text("custody", key.custody());
        text("key_spec", key.keySpec());
        text("policy_reach", key.reach());
        text("resources_protected", key.count());
        text("resources_gap", key.gap());
        objects("dependents", key.dependents(), this::write);
        json.writeNumberProperty("dependents_not_listed", key.others());
        objects("events", key.events(), this::write);
        objects("users", key.users(), this::write);
        json.writeNumberProperty("users_not_listed", key.otherUsers());
        objects("grants", key.grants(), this::write);
        Amount monthly = key.monthly();
        if (monthly == null || monthly.isUnknown()) {
            json.writeNullProperty("total_usd_month");
        } else {
            text("total_usd_month", monthly.atLeast().toPlainString() + (monthly.exact() ? "" : "+"));
        }
        text("cost_confidence", key.costConfidence());
        objects("advice", key.advice(), advice -> {
            json.writeBooleanProperty("urgent", advice.urgent());
            text("text", advice.text());
        });
        objects("findings", key.findings(), this::write);
    }

    private void write(OfResource resource) {
        text("kind", "resource");
        text("account_id", resource.accountId());
        text("region", resource.region());
        text("resource_type", resource.type());
        text("title", resource.title());
        text("resource_id", resource.id());
        text("resource_arn", resource.arn());
        objects("keys", resource.protections(), this::write);
        objects("dependents", resource.dependents(), this::write);
        json.writeNumberProperty("dependents_not_listed", resource.others());
        objects("findings", resource.findings(), this::write);
    }

    private void write(OfFinding explained) {
        text("kind", "finding");
        write(explained.finding());
        text("basis", explained.basis());
        text("waiver", explained.finding().waiver());
        strings("frameworks", explained.finding().frameworks());
        text("key_state", explained.keyState());
        text("policy_reach", explained.reach());
    }

    private void write(Dependent dependent) {
        text("account_id", dependent.accountId());
        text("region", dependent.region());
        text("resource_type", dependent.type());
        text("title", dependent.title());
        text("resource_id", dependent.id());
        text("resource_arn", dependent.arn());
        text("relation", dependent.relation().text());
        strings("purposes", dependent.purposes());
        strings("through", dependent.through());
        text("loss", dependent.loss().name());
        text("loss_source", dependent.lossSource());
    }

    private void write(KeyEvent event) {
        text("event", event.name());
        json.writeBooleanProperty("now", event.now());
        orNull("at", event.at());
        Long daysLeft = event.daysLeft();
        if (daysLeft == null) {
            json.writeNullProperty("days_left");
        } else {
            json.writeNumberProperty("days_left", daysLeft);
        }
        text("error", event.error());
        text("effect", event.effect());
        text("recovery", event.recovery());
    }

    private void write(User user) {
        text("principal", user.principal());
        text("principal_type", user.type());
        text("reach", user.reach());
        strings("capabilities", user.capabilities());
        strings("via", user.via());
    }

    private void write(ServiceGrant grant) {
        text("grant_id", grant.grantId());
        text("grantee_principal", grant.grantee());
        strings("operations", grant.operations());
        text("encryption_context", grant.context());
    }

    private void write(Protection protection) {
        text("purpose", protection.purpose());
        text("encryption", protection.encryption());
        text("custody", protection.custody());
        text("key_arn", protection.keyArn());
        text("key_name", protection.keyName());
        text("key_state", protection.keyState());
        text("policy_reach", protection.reach());
        text("at_risk", protection.atRisk());
        orNull("deletion_date", protection.deletionDate());
        orNull("material_expires_at", protection.validTo());
        text("loss", protection.loss());
        text("loss_source", protection.lossSource());
        text("note", protection.note());
    }

    private void write(Finding finding) {
        text("finding_id", finding.findingId());
        text("check_id", finding.checkId());
        text("title", finding.title());
        text("severity", finding.severity().name());
        text("status", finding.verdict().status().name());
        text("resource_type", finding.resourceType());
        text("resource_id", finding.resourceId());
        text("resource_arn", finding.resourceArn());
        text("key_arn", finding.keyArn());
        text("reason", finding.verdict().reason());
        text("evidence", finding.verdict().evidence());
        String witness = finding.verdict().witness();
        if (witness.isEmpty()) {
            json.writeNullProperty("witness");
        } else {
            json.writeName("witness");
            json.writeRawValue(witness);
        }
        text("remediation", finding.remediation());
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    private void orNull(String name, @Nullable Object value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private <T> void objects(String name, List<T> values, Consumer<T> fields) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> {
            json.writeStartObject();
            fields.accept(value);
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
