package io.keyledger.deliver.verify;

/** Names of files of a run that the manifest can't list. */
final class RunFileNames {
    static final String MANIFEST = "manifest.json";
    static final String CHECKSUMS = "SHA256SUMS";
    static final String CONFIGURATION = "configuration.json";
    /** What the run has that an earlier one had not: made from both, and so not part of the evidence of one. */
    static final String DIFF = "diff.csv";
    /** The same on a page. */
    static final String CHANGES = "changes.html";

    private RunFileNames() {}

    /** Whether a name is a file in the folder itself. */
    static boolean isPlain(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.contains("..")
                && name.chars().noneMatch(letter -> letter == '/' || letter == '\\' || letter == ':' || letter < ' ');
    }
}
