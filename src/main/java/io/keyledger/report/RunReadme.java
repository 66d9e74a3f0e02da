package io.keyledger.report;

import io.keyledger.report.csv.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code README.md} of a run: the meaning of each file and column, for readers years later. */
final class RunReadme {
    static final String FILE = "README.md";

    private static final String MEANINGS = "readme.yaml";
    private static final String BEGINNING = """
        # A run of keyledger

        This folder holds what an audit of AWS encryption keys found. `summary.json` is the run in numbers; \
        `manifest.json` names the caller, the scope, the time, the configuration and the snapshot.

        ## Verification

        `sha256sum -c SHA256SUMS` compares every file with its digest; `keyledger verify` also compares sizes, rows and \
        the list of files.

        ## How to read the tables

        The tables are CSV by RFC 4180 in UTF-8, with a header. An empty cell means that the column does not apply. \
        A value that could not be read says `unknown`, and a number like `3+` is a lower bound. Timestamps are ISO 8601 \
        in UTC, amounts are USD, and a month is 30 days. Elements of a list are joined by `;`; inside an element it is \
        written `\\;`, and a backslash `\\\\`. A cell that a spreadsheet would run as a formula starts with an \
        apostrophe. Control and format characters are escaped, for example as `\\n` or `\\u001b`.

        `custody` says who controls a key, from nobody to only you: `unencrypted`, `service-managed` (a key of the \
        service, such as SSE-S3), `aws-owned`, `aws-managed` (`alias/aws/…`), `customer-managed`, `imported` (your own \
        key material), `cloudhsm`, `external-key-store`, `customer-provided` (SSE-C); and `unknown`.

        ## The other files

        | file | holds |
        |---|---|
        | `summary.json` | the run in numbers, what is behind the failures, what was not read, and the exit code |
        | `report.html` | the run as a page: open it in a browser; it needs no network and loads nothing |
        | `configuration.json` | the settings that the evaluation depended on; no secrets |
        | `manifest.json` | the evidence: the digest of every file, of the configuration and of the snapshot, and for \
        each kind of thing how many were listed, how many have a row, and how many could not be read in full |
        | `SHA256SUMS` | the same digests, for `sha256sum -c` |
        | `diff.csv`, if it is there | one row for each change since an earlier run: `change` says what happened to the \
        row `kind` and `id` of that table, `column` which cell differs, `old` and `new` its values, `severity` that of a \
        finding, `cause` why (`aws`, `configuration`, `clock`, `tool`, `scope`; several if they could not be told \
        apart), `name` the key or resource, `detail` the check, capability or purpose. It depends on another run, so it \
        is not in the manifest |
        | `changes.html`, if it is there | the page with what `diff.csv` says; not in the manifest either |
        """;

    private RunReadme() {}

    /** @param tables the tables of the run, in order */
    static byte[] of(List<Table<?>> tables) {
        JsonNode meanings = meanings();
        StringBuilder text = new StringBuilder(BEGINNING);
        for (Table<?> table : tables) {
            JsonNode file = meanings.path(table.file());
            text.append("\n## ")
                    .append(table.file())
                    .append("\n\n")
                    .append(file.path("about").asString())
                    .append("\n\n| column | means |\n|---|---|\n");
            for (String column : table.header()) {
                text.append("| `")
                        .append(column)
                        .append("` | ")
                        .append(file.path("columns").path(column).asString())
                        .append(" |\n");
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode meanings() {
        try (InputStream stream = Objects.requireNonNull(RunReadme.class.getResourceAsStream(MEANINGS), MEANINGS)) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the descriptions of columns can't be read", unreadable);
        }
    }
}
