package io.keyledger.cli.text;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.cli.process.Paint;
import io.keyledger.cost.Amount;
import io.keyledger.evaluate.explain.Dependent;
import io.keyledger.evaluate.explain.Dependent.Relation;
import io.keyledger.evaluate.explain.Explanation;
import io.keyledger.evaluate.explain.Explanation.OfFinding;
import io.keyledger.evaluate.explain.Explanation.OfKey;
import io.keyledger.evaluate.explain.Explanation.OfResource;
import io.keyledger.evaluate.explain.Explanation.Protection;
import io.keyledger.evaluate.explain.Explanation.ServiceGrant;
import io.keyledger.evaluate.explain.Explanation.User;
import io.keyledger.evaluate.explain.KeyEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explanations in plain words for a terminal. */
public final class ExplanationText {
    private static final int MOST_DEPENDENTS = 25;
    private static final int MOST_USERS = 15;
    private static final int MOST_FINDINGS = 8;
    private static final int LABEL = 14;
    private static final String ITEM = "  ";
    private static final String UNDER = "      ";

    private final WrappedText text;

    private ExplanationText(Paint paint) {
        this.text = new WrappedText(paint);
    }

    public static String of(List<Explanation> explanations, Paint paint) {
        ExplanationText all = new ExplanationText(paint);
        for (int i = 0; i < explanations.size(); i++) {
            if (i > 0) {
                all.text.blank();
            }
            all.add(explanations.get(i));
        }
        return all.text.text();
    }

    private void add(Explanation explanation) {
        switch (explanation) {
            case OfKey key -> add(key);
            case OfResource resource -> add(resource);
            case OfFinding finding -> add(finding);
        }
    }

    private void add(OfKey key) {
        text.heading(key.name() + "  " + key.arn());
        field("state", key.state() + (key.lifecycle().equals("unknown") ? "" : " (" + key.lifecycle() + ")"));
        field("custody", key.custody());
        field("policy reach", key.reach());
        Amount monthly = key.monthly();
        if (monthly != null) {
            field("cost", NumberText.usd(monthly) + " a month (" + key.costConfidence() + ")");
        }
        dependents(key);
        section("If it happens", key.events(), key.events().size(), this::event);
        section("Who loses access with it", key.users(), MOST_USERS, this::user);
        if (key.otherUsers() > 0) {
            field("", "and " + NumberText.count(key.otherUsers(), "other"));
        }
        section("Grants", key.grants(), MOST_USERS, this::grant);
        section("What to do", key.advice(), key.advice().size(), advice -> item(advice.text()));
        findings(key.findings());
        unknowns(key.unknowns().stream()
                .filter(reason -> !reason.equals(key.gap()))
                .toList());
    }

    private void dependents(OfKey key) {
        text.blank();
        text.heading("What depends on it: " + key.count() + (key.count().equals("1") ? " resource" : " resources")
                + " directly" + losses(key.dependents()));
        if (!key.gap().isEmpty()) {
            item("There may be more: " + key.gap());
        }
        list(key.dependents(), key.others());
    }

    private void list(List<Dependent> dependents, long others) {
        dependents.stream().limit(MOST_DEPENDENTS).forEach(this::dependent);
        long more = others + Math.max(0, dependents.size() - MOST_DEPENDENTS);
        if (more > 0) {
            item("and " + NumberText.count(more, "other"));
        }
    }

    /** The losses of what depends on the key, the soonest first. */
    private static String losses(List<Dependent> dependents) {
        long through = dependents.stream()
                .filter(dependent -> dependent.relation() == Relation.THROUGH)
                .count();
        long remain = dependents.stream()
                .filter(dependent -> dependent.relation() == Relation.REMAINS)
                .count();
        return (through == 0 ? "" : ", " + through + " through them")
                + (remain == 0
                        ? ""
                        : "; " + NumberText.count(remain, "copy", "copies") + (remain == 1 ? " remains" : " remain"));
    }

    private void dependent(Dependent dependent) {
        String purposes = dependent.purposes().isEmpty() || dependent.purposes().equals(List.of("data"))
                ? ""
                : " for " + String.join(", ", dependent.purposes());
        item(dependent.title() + " " + dependent.name() + purposes);
        under(switch (dependent.relation()) {
                    case DIRECT, THROUGH -> dependent.loss().sentence();
                    case PERHAPS -> "its key is unknown: it may be lost too";
                    case REMAINS -> "does not need the key: it remains";
                }
                + (dependent.through().isEmpty()
                        ? ""
                        : "; made from "
                                + dependent.through().reversed().stream().collect(Collectors.joining(" from "))));
    }

    private void event(KeyEvent event) {
        item(event.title() + ": " + event.effect());
        under(event.noticed());
        under(event.remedy());
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private void user(User user) {
        item(user.principal() + ": " + String.join(", ", user.capabilities()) + " by " + String.join(", ", user.via())
                + (user.reach().equals("account") ? "" : " (" + user.reach() + ")"));
    }

    private void grant(ServiceGrant grant) {
        item(grant.grantee() + ": " + String.join(", ", grant.operations())
                + (grant.context().isEmpty() ? "" : " for " + grant.context()));
    }

    private void add(OfResource resource) {
        text.heading(resource.title() + "  " + (resource.arn().isEmpty() ? resource.id() : resource.arn()));
        resource.protections().forEach(this::protection);
        if (!resource.dependents().isEmpty()) {
            text.blank();
            text.heading("Made from it");
            list(resource.dependents(), resource.others());
        }
        findings(resource.findings());
        unknowns(resource.unknowns());
    }

    private void protection(Protection protection) {
        text.blank();
        text.heading(protection.purpose());
        field("custody", protection.custody());
        field("encryption", protection.encryption());
        field("key", protection.keyName() + (protection.keyArn().isEmpty() ? "" : "  " + protection.keyArn()));
        field(
                "state",
                protection.keyState()
                        + dated(", deleted on ", protection.deletionDate())
                        + dated(", material expires on ", protection.validTo()));
        field("policy reach", protection.reach());
        field("at risk", protection.atRisk());
        field(
                "without key",
                protection.loss() + (protection.lossSource().isEmpty() ? "" : " (" + protection.lossSource() + ")"));
        field("note", protection.note());
    }

    private static String dated(String words, @Nullable Instant at) {
        return at == null ? "" : words + day(at);
    }

    private void add(OfFinding explained) {
        Finding finding = explained.finding();
        text.heading(finding.findingId() + "  " + finding.checkId());
        field("rule", finding.title());
        field(
                "status",
                finding.verdict().status().name()
                        + (finding.verdict().status() == Status.FAIL
                                ? ", severity " + finding.severity().name()
                                : ""));
        field(
                "about",
                finding.resourceType() + " "
                        + (finding.resourceArn().isEmpty() ? finding.resourceId() : finding.resourceArn()));
        field(
                "key",
                finding.keyName().isEmpty() || finding.keyArn().equals(finding.resourceArn())
                        ? finding.keyName()
                        : finding.keyName() + "  " + finding.keyArn());
        field("key state", explained.keyState());
        field("policy reach", explained.reach());
        field("reason", finding.verdict().reason());
        field("evidence", finding.verdict().evidence());
        field("witness", finding.verdict().witness());
        field("remedy", finding.remediation());
        field("basis", explained.basis());
        field("standards", String.join(", ", finding.frameworks()));
        field("waiver", finding.waiver());
    }

    private void findings(List<Finding> findings) {
        section("Open findings", findings, MOST_FINDINGS, finding -> {
            item(finding.verdict().status().name() + " " + finding.checkId() + " (" + finding.findingId() + "): "
                    + finding.verdict().reason());
        });
    }

    private void unknowns(List<String> unknowns) {
        section("Unknown", unknowns, unknowns.size(), this::item);
    }

    private <T> void section(String heading, List<T> things, int most, Consumer<T> add) {
        if (things.isEmpty()) {
            return;
        }
        text.blank();
        text.heading(heading);
        things.stream().limit(most).forEach(add);
        if (things.size() > most) {
            item("and " + NumberText.count(things.size() - most, "other"));
        }
    }

    /** A labelled value; nothing without a value. */
    private void field(String label, String value) {
        if (!value.isEmpty()) {
            text.field(ITEM + label, ITEM.length() + LABEL, value);
        }
    }

    private void item(String content) {
        text.field(ITEM, UNDER.length() - 2, content);
    }

    private void under(String content) {
        text.field(UNDER, UNDER.length() + 2, content);
    }
}
