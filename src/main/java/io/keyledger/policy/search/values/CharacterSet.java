package io.keyledger.policy.search.values;

/** The characters that one place of a pattern accepts. */
public sealed interface CharacterSet {
    boolean contains(char character);

    /** Exactly one character. */
    record One(char character) implements CharacterSet {
        @Override
        public boolean contains(char other) {
            return character == other;
        }
    }

    /** One letter, upper or lower case. */
    record Letter(char lower, char upper) implements CharacterSet {
        static CharacterSet of(char character) {
            char lower = Character.toLowerCase(character);
            char upper = Character.toUpperCase(character);
            return lower == upper ? new One(character) : new Letter(lower, upper);
        }

        @Override
        public boolean contains(char other) {
            return lower == other || upper == other;
        }
    }

    /** A named set of characters. */
    enum Kind implements CharacterSet {
        ANY {
            @Override
            public boolean contains(char character) {
                return true;
            }
        },
        /** A wildcard inside one component of an ARN. */
        NOT_COLON {
            @Override
            public boolean contains(char character) {
                return character != ':';
            }
        },
        DIGIT {
            @Override
            public boolean contains(char character) {
                return character >= '0' && character <= '9';
            }
        },
        /** What identifiers of AWS are made of: lower case letters and digits. */
        LOWER_OR_DIGIT {
            @Override
            public boolean contains(char character) {
                return DIGIT.contains(character) || (character >= 'a' && character <= 'z');
            }
        },
        /** What unique ids of IAM are made of. */
        UPPER_OR_DIGIT {
            @Override
            public boolean contains(char character) {
                return DIGIT.contains(character) || (character >= 'A' && character <= 'Z');
            }
        },
        /** What names of IAM users, roles and sessions are made of. */
        NAME {
            @Override
            public boolean contains(char character) {
                return LOWER_OR_DIGIT.contains(character)
                        || (character >= 'A' && character <= 'Z')
                        || "+=,.@_-".indexOf(character) >= 0;
            }
        },
        /** Names with their paths. */
        PATH {
            @Override
            public boolean contains(char character) {
                return character == '/' || NAME.contains(character);
            }
        }
    }
}
