package io.keyledger.policy.language;

/** What came of reading a policy document. */
public sealed interface ParseResult {
    /** The document is a policy. */
    record Parsed(Policy policy) implements ParseResult {}

    /** AWS would not accept the document, because of the sentence, at the position. */
    record Rejected(Position position, String sentence) implements ParseResult {
        @Override
        public String toString() {
            return sentence + " at " + position;
        }
    }
}
