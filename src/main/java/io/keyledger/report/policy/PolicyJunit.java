package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.evaluate.policy.CheckedPolicyFile;
import io.keyledger.evaluate.policy.PolicyFinding;
import io.keyledger.evaluate.policy.PolicyReport;
import io.keyledger.report.text.VisibleText;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings about key policies as JUnit XML: a suite for each file, a case for each check. What could not be decided is
 * skipped, and never passes.
 */
public final class PolicyJunit {
    private final XMLStreamWriter xml;
    private final List<CheckMetadata> checks;
    private final Predicate<Severity> fails;

    private PolicyJunit(XMLStreamWriter xml, List<CheckMetadata> checks, Predicate<Severity> fails) {
        this.xml = xml;
        this.checks = checks;
        this.fails = fails;
    }

    /**
     * The complete report.
     *
     * @param fails whether a finding of a severity is a failure; others are output of a case that passes
     */
    public static String of(List<CheckedPolicyFile> documents, Predicate<Severity> fails) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new PolicyJunit(xml, CheckedPolicyFile.checks(documents), fails).write(documents);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text in memory takes every element", impossible);
        }
        return text.append('\n').toString();
    }

    private void write(List<CheckedPolicyFile> documents) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites");
        attribute("name", "keyledger policy check");
        for (CheckedPolicyFile document : documents) {
            switch (document) {
                case CheckedPolicyFile.Unread(var _, var problem) -> unread(document, problem);
                case CheckedPolicyFile.WithoutKeys _ -> withoutKeys(document);
                case CheckedPolicyFile.Judged _, CheckedPolicyFile.Rejected _, CheckedPolicyFile.Undecided _ ->
                    judged(document);
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void unread(CheckedPolicyFile document, String problem) throws XMLStreamException {
        suite(document, 1, 0, 1, 0);
        testCase(document, "read");
        start("error");
        attribute("message", problem);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void withoutKeys(CheckedPolicyFile document) throws XMLStreamException {
        suite(document, 0, 0, 0, 0);
        xml.writeEndElement();
    }

    private void judged(CheckedPolicyFile document) throws XMLStreamException {
        long failed = checks.stream()
                .filter(check -> findings(document, check).stream().anyMatch(this::fails))
                .count();
        long skipped = checks.stream()
                .filter(check -> findings(document, check).isEmpty()
                        && !withoutResult(document, check).isEmpty())
                .count();
        suite(document, checks.size(), failed, 0, skipped);
        for (CheckMetadata check : checks) {
            testCase(document, check.id() + " " + check.title());
            result(document, check);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void result(CheckedPolicyFile document, CheckMetadata check) throws XMLStreamException {
        List<PolicyFinding> findings = findings(document, check);
        String withoutResult = withoutResult(document, check);
        if (findings.stream().anyMatch(this::fails)) {
            start("failure");
            attribute("type", worst(findings).name());
            attribute("message", findings.getFirst().sentence());
            xml.writeCharacters(text(document, findings));
            xml.writeEndElement();
        } else if (!findings.isEmpty()) {
            start("system-out");
            xml.writeCharacters(text(document, findings));
            xml.writeEndElement();
        } else if (!withoutResult.isEmpty()) {
            start("skipped");
            attribute("message", withoutResult);
            xml.writeEndElement();
        }
    }

    /** Why a check without findings has not passed; empty if it has. */
    private static String withoutResult(CheckedPolicyFile document, CheckMetadata check) {
        return switch (document) {
            case CheckedPolicyFile.Unread(var _, var problem) -> problem;
            case CheckedPolicyFile.Rejected _ ->
                check.equals(CheckedPolicyFile.REJECTED) ? "" : "not judged, because AWS would refuse the policy";
            case CheckedPolicyFile.Undecided(var _, var _, var place, var reason) ->
                "undecided: " + reason + " (line " + place.line() + ")";
            case CheckedPolicyFile.WithoutKeys _ -> "";
            case CheckedPolicyFile.Judged judged -> withoutResult(judged.report(), check);
        };
    }

    private static String withoutResult(PolicyReport report, CheckMetadata check) {
        if (check.equals(CheckedPolicyFile.REJECTED)) {
            return "";
        }
        return report.notJudged().stream()
                .filter(open -> open.check().id().equals(check.id()))
                .map(open -> "not judged: " + open.reason())
                .findFirst()
                .orElse(report.undecided().isEmpty() ? "" : "undecided: " + String.join("; ", report.undecided()));
    }

    private boolean fails(PolicyFinding finding) {
        return fails.test(finding.severity());
    }

    private static List<PolicyFinding> findings(CheckedPolicyFile document, CheckMetadata check) {
        return document.findings().stream()
                .filter(finding -> finding.check().id().equals(check.id()))
                .toList();
    }

    private static Severity worst(List<PolicyFinding> findings) {
        return findings.stream()
                .map(PolicyFinding::severity)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private static String text(CheckedPolicyFile document, List<PolicyFinding> findings) {
        return findings.stream()
                .map(finding -> VisibleText.of(document.name() + ":"
                        + document.position(finding).line() + ": " + finding.severity() + ": " + finding.sentence()
                        + (finding.remedy().isEmpty() ? "" : ". To fix it: " + finding.remedy())))
                .collect(Collectors.joining("\n"));
    }

    private void suite(CheckedPolicyFile document, long tests, long failures, long errors, long skipped)
            throws XMLStreamException {
        start("testsuite");
        attribute("name", document.label());
        attribute("tests", Long.toString(tests));
        attribute("failures", Long.toString(failures));
        attribute("errors", Long.toString(errors));
        attribute("skipped", Long.toString(skipped));
    }

    private void testCase(CheckedPolicyFile document, String name) throws XMLStreamException {
        start("testcase");
        attribute("classname", document.label());
        attribute("name", name);
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    /** XML has no way to write control characters. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.of(value));
    }
}
