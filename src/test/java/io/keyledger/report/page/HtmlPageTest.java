package io.keyledger.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.report.export.FinishedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
    private static final Path SAMPLE = Path.of("reports/sample");
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";
    private static final int FIVE_MEGABYTES = 5 << 20;

    @TempDir
    private Path directory;

    @Test
    void nothingIsLoadedFromAnywhere() throws IOException {
        String page = page(FinishedRun.of(SAMPLE));

        assertThat(all(page, "(?:src|href|action|data|poster|srcset)=\"([^\"]*)\""))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#"));
        assertThat(page).doesNotContain("<link", "<iframe", "<object", "<embed", "<img", "@import", "url(");
    }

    @Test
    void thePolicyAllowsTheStyleSheetAndTheScriptAndNothingElse() throws Exception {
        String page = page(FinishedRun.of(SAMPLE));
        String policy = all(page, "Content-Security-Policy\" content=\"([^\"]*)\"")
                .getFirst()
                .replace("&#39;", "'");

        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("style-src " + hash(all(page, "<style>(.*?)</style>").getFirst()) + ";")
                .contains(
                        "script-src " + hash(all(page, "<script>(.*?)</script>").getFirst()) + ";")
                .contains("base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page).doesNotContainPattern("<[a-z][^>]* (?:style|on[a-z]+)=");
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        assertThat(page(FinishedRun.of(SAMPLE))).isEqualTo(page(FinishedRun.of(SAMPLE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "'--><script>alert(1)</script>",
                "${7*7}@template.x()",
                "javascript:alert(1)",
                "\u202Egnp.exe\u2066",
                "&lt;b&gt;"
            })
    void hostileNamesStayText(String name) throws IOException {
        String page = page(hostile(name).in(directory), HtmlPage.withChanges());

        String text = withoutScript(page);
        assertThat(text).doesNotContain("<img", "<svg onload", "<script", "href=\"javascript:", "49");
        assertThat(page).doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069]");
        // The names in the rows stay as they are in the files; the browser's tests show that they stay text there too.
        assertThat(UnpackedTable.of(page, "keys").column("aliases")).containsExactly(visible(name));
        assertThat(text).contains(escaped(visible(name)));
    }

    @Test
    void aNameOfTenKilobytesIsShortenedWhereItIsShown() throws IOException {
        String name = "alias/" + "x".repeat(10_000);

        String page = page(hostile(name).in(directory));

        assertThat(withoutScript(page)).doesNotContain("x".repeat(400)).contains("x".repeat(100) + "…");
        assertThat(UnpackedTable.of(page, "keys").column("aliases")).containsExactly(name);
    }

    @Test
    void aHundredThousandFindingsAreLessThanFiveMegabytes() throws IOException {
        String page = page(ManyFindings.of(100_000).in(directory));

        assertThat(page.length()).isLessThan(FIVE_MEGABYTES);
        assertThat(UnpackedTable.of(page, "findings").rows()).isEqualTo(100_000);
        assertThat(withoutScript(page)).doesNotContain("only in findings.csv");
    }

    @Test
    void theWorstFindingsAreInThePageWhenThereIsNoRoomForAll() throws IOException {
        MadeRun run = new MadeRun().configuration("{\"report\": {\"max-rows\": 3}}");
        for (String severity : List.of("INFO", "LOW", "CRITICAL", "MEDIUM", "HIGH")) {
            run.row("findings.csv", Map.of("status", "FAIL", "severity", severity));
        }
        run.row("findings.csv", Map.of("status", "NOT_APPLICABLE", "severity", "CRITICAL"));

        String page = page(run.in(directory));

        assertThat(UnpackedTable.of(page, "findings").column("severity")).containsExactly("CRITICAL", "MEDIUM", "HIGH");
        assertThat(page)
                .contains("2 of 5 rows are only in findings.csv.")
                .contains("1 row that does not apply is only in findings.csv.");
    }

    @Test
    void unknownFindingsComeBeforeThosePassed() throws IOException {
        MadeRun run = new MadeRun().configuration("{\"report\": {\"max-rows\": 2}}");
        for (String status : List.of("PASS", "WAIVED", "UNKNOWN", "FAIL")) {
            run.row("findings.csv", Map.of("status", status, "severity", "LOW"));
        }

        assertThat(UnpackedTable.of(page(run.in(directory)), "findings").column("status"))
                .containsExactly("UNKNOWN", "FAIL");
    }

    @Test
    void anAccountWithNothingInItHasAPage() throws IOException {
        String page = withoutScript(page(new MadeRun().in(directory)));

        assertThat(page)
                .contains("0 keys, 0 resources")
                .contains("No check failed.")
                .contains("Neither a key nor a resource that can be encrypted was found.")
                .contains("No resource that was read needs a key of KMS.")
                .contains("No key was found.")
                .doesNotContain("NaN", "null");
    }

    @Test
    void decisionsAreGroupedByCauseWithDeadlineRemedyAndWhatIsLost() throws IOException {
        String page = page(FinishedRun.of(SAMPLE));
        String decision =
                all(page, "(?s)<li>\\s*<span class=\"pill CRITICAL\">.*?</li>").getFirst();

        assertThat(words(decision))
                .contains("alias/invoices-2021: the key is scheduled for deletion, and 4 resources depend on it")
                .contains("2026-12-01, in 7 days: AWS deletes the key, and data under it can never be read again")
                .contains("Cannot be decrypted without it: snap-0a718293a4b5c0007, snap-0b2c3d4e5f6070002")
                .contains("(6 failures)")
                .contains("aws kms cancel-key-deletion --region eu-west-1");
        assertThat(page).contains("27 critical and high failures have 15 causes");
    }

    @Test
    void aDeadlineThatHasPassedIsNotADayToCome() throws IOException {
        MadeRun run = new MadeRun()
                .row(
                        "findings.csv",
                        Map.of(
                                "status", "FAIL",
                                "check_id", "KMS-PENDING-DELETION",
                                "resource_type", "AWS::KMS::Key",
                                "resource_arn", KEY,
                                "key_arn", KEY))
                .summary("""
                    {"causes": {"worst": [{"severity": "HIGH", "check_id": "KMS-PENDING-DELETION", "resource_arn": "%1$s"}]},
                     "deadlines": [{"at": "2026-11-20T08:00:00Z", "days_left": -3, "key_arn": "%1$s", "what": "AWS deletes"}]}
                    """.formatted(KEY));

        assertThat(words(page(run.in(directory))))
                .contains("2026-11-20, which has passed: AWS deletes")
                .doesNotContain("in -3 days");
    }

    @Test
    void theStateOfAKeyIsTheReasonEvenIfAResourceFailsWorse() throws IOException {
        assertThat(words(page(FinishedRun.of(SAMPLE))))
                .contains("alias/sovereign: the key store sovereign-proxy is not connected")
                .contains("alias/reports: the key is disabled, and 2 resources depend on it");
    }

    @Test
    void changesAreShownWhenTheRunHasThem() throws IOException {
        MadeRun run = new MadeRun()
                .row("diff.csv", change("fixed", "LOW", "kl-1"))
                .row("diff.csv", change("new", "HIGH", "kl-2"))
                .row("diff.csv", change("new", "CRITICAL", "kl-3"));

        String page = page(run.in(directory), HtmlPage.withChanges());

        assertThat(page).contains("What changed since the last run", "1 fixed, 2 new.");
        assertThat(all(page, "finding (kl-\\d)")).containsExactly("kl-3", "kl-2", "kl-1");
        assertThat(UnpackedTable.of(page, "diff").rows()).isEqualTo(3);
        // What the manifest lists must not depend on another run.
        assertThat(page(FinishedRun.of(directory))).doesNotContain("id=\"changes\"", "data-diff");
    }

    private static Map<String, String> change(String change, String severity, String id) {
        return Map.of("change", change, "severity", severity, "kind", "finding", "id", id, "key_arn", KEY);
    }

    @Test
    void everyDeadlineOfTheNextYearIsOnTheTimelineAndNoOther() throws IOException {
        MadeRun run = new MadeRun()
                .row("keys.csv", key("today", "deletion_date", "2026-11-24T23:00:00Z"))
                .row("keys.csv", key("later", "material_expires_at", "2027-11-23T00:00:00Z"))
                .row("keys.csv", key("past", "material_expires_at", "2026-11-20T00:00:00Z"))
                .row("keys.csv", key("far", "deletion_date", "2028-01-01T00:00:00Z"))
                .row("keys.csv", key("turns", "next_rotation_date", "2027-01-01T00:00:00Z"));

        String timeline = all(page(run.in(directory)), "(?s)<section id=\"when\".*?</section>")
                .getFirst();

        assertThat(words(timeline))
                .contains("today: alias/today is deleted")
                .contains("in 363 days: alias/later loses its material")
                .contains("1 automatic rotation is due")
                .doesNotContain("alias/past", "alias/far");
        assertThat(timeline).doesNotContain("NaN", "Infinity");
    }

    private static Map<String, String> key(String name, String column, String date) {
        return Map.of("key_arn", KEY + name, "aliases", "alias/" + name, column, date, "resources_protected", "2");
    }

    @Test
    void savingsAreThoseOfTheSummary() throws IOException {
        MadeRun run = new MadeRun().summary("""
            {"savings": {"best": [{"title": "Turn on an S3 Bucket Key", "key_arn": "%s", "key_name": "alias/images",
             "subject": "arn:aws:s3:::images", "usd_month": "446.731362", "at_most": true,
             "reason": "many requests", "action": "aws s3api put-bucket-encryption"}]}}\
            """.formatted(KEY));

        assertThat(words(page(run.in(directory))))
                .contains("up to $446.73 alias/images arn:aws:s3:::images Turn on an S3 Bucket Key many requests")
                .contains("aws s3api put-bucket-encryption");
    }

    @Test
    void aDamagedTableIsNamed() throws IOException {
        FinishedRun run = new MadeRun().in(directory);
        Files.writeString(directory.resolve("keys.csv"), "key_arn,aliases\na\n");

        assertThatThrownBy(() -> page(run))
                .isInstanceOf(IOException.class)
                .hasMessage("keys.csv is not a table: row 1 has 1 cells instead of 2");
    }

    private static MadeRun hostile(String name) {
        return new MadeRun()
                .row(
                        "keys.csv",
                        Map.of(
                                "key_arn", KEY,
                                "aliases", name,
                                "policy_reach", "public",
                                "total_usd_month", "3.00",
                                "deletion_date", "2026-12-01T00:00:00Z"))
                .row(
                        "resources.csv",
                        Map.of("resource_id", name, "resource_type", name, "key_arn", KEY, "key_name", name))
                .row("access.csv", Map.of("principal", name, "reach", "public", "capability", "decrypt"))
                .row("diff.csv", Map.of("change", "new", "id", name, "old", name, "column", "tags"));
    }

    /** What the tables of a run show in place of invisible characters. */
    private static String visible(String name) {
        return name.replace("\u202E", "\\u202e").replace("\u2066", "\\u2066");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String page(FinishedRun run) throws IOException {
        return page(run, HtmlPage.ofRun());
    }

    private static String page(FinishedRun run, HtmlPage format) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        format.write(run, page);
        return page.toString(StandardCharsets.UTF_8);
    }

    /** What a reader sees of markup, on one line. */
    private static String words(String html) {
        return withoutScript(html)
                .replaceAll("</?(?:a|b|bdi|span)(?: [^>]*)?>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static String withoutScript(String page) {
        return page.replaceAll("(?s)<(script|style)[ >].*?</\\1>", "");
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(found.groupCount()))
                .toList();
    }

    private static String hash(String content) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
