package io.keyledger.policy.search.values;

/** One place of a pattern: a character of the set, or with {@code repeated} any number of them, none included. */
public record Symbol(CharacterSet characters, boolean repeated) {
    static Symbol one(char character) {
        return new Symbol(new CharacterSet.One(character), false);
    }

    static Symbol one(CharacterSet characters) {
        return new Symbol(characters, false);
    }

    static Symbol many(CharacterSet characters) {
        return new Symbol(characters, true);
    }
}
