package io.keyledger.policy.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The actions and condition keys of KMS and S3, from AWS's service authorization reference (without global keys). */
public final class Vocabulary {
    private static final String DATA = "/io/keyledger/policy/actions-and-condition-keys.json";

    private final List<Action> actions;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Key> keys;
    private final Set<String> plainKeys = new HashSet<>();
    private final Set<String> keyPrefixes = new TreeSet<>();

    private Vocabulary(List<Action> actions, List<Key> keys) {
        this.actions = List.copyOf(actions);
        this.keys = List.copyOf(keys);
        for (int number = 0; number < actions.size(); number++) {
            numbers.put(actions.get(number).lowerCaseName(), number);
        }
        for (Key key : keys) {
            int placeholder = key.placeholder();
            String name = key.name().toLowerCase(Locale.ROOT);
            if (placeholder < 0) {
                plainKeys.add(name);
            } else {
                keyPrefixes.add(name.substring(0, placeholder));
            }
        }
    }

    /**
     * An action.
     *
     * @param name with its service, for example {@code kms:Decrypt}
     * @param resources the kinds of resource it takes; empty when it takes none
     * @param keys its condition keys, as AWS writes them, for example {@code kms:EncryptionContext:${…}}
     */
    public record Action(String name, String lowerCaseName, String level, List<String> resources, List<String> keys) {
        public Action {
            resources = List.copyOf(resources);
            keys = List.copyOf(keys);
        }
    }

    /** A condition key and AWS's name of its type, for example {@code Bool} or {@code ArrayOfString}. */
    public record Key(String name, String type) {
        /** Whether a key of a policy is this key, whatever its case; a placeholder stands for any suffix. */
        public boolean covers(String key) {
            int placeholder = placeholder();
            return placeholder < 0 ? name.equalsIgnoreCase(key) : key.regionMatches(true, 0, name, 0, placeholder);
        }

        private int placeholder() {
            return Math.max(name.indexOf("${"), name.indexOf('<'));
        }
    }

    /** The vocabulary that ships with the program. */
    public static Vocabulary shipped() {
        return Shipped.VOCABULARY;
    }

    public List<Action> actions() {
        return actions;
    }

    public List<Key> keys() {
        return keys;
    }

    /** Whether a condition key, in lower case, is one of these. */
    boolean hasKey(String lowerCaseKey) {
        if (plainKeys.contains(lowerCaseKey)) {
            return true;
        }
        for (String prefix : keyPrefixes) {
            if (lowerCaseKey.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one action at least matches a pattern; a single action is looked up. */
    boolean hasAction(ActionPattern pattern) {
        String text = pattern.text();
        if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
            return numberOf(text.toLowerCase(Locale.ROOT)) >= 0;
        }
        for (Action action : actions) {
            if (pattern.matches(action.lowerCaseName())) {
                return true;
            }
        }
        return false;
    }

    /** The action's number, from 0; -1 for an action of no service known here. */
    public int numberOf(String lowerCaseAction) {
        return numbers.getOrDefault(lowerCaseAction, -1);
    }

    public Optional<Action> action(String lowerCaseAction) {
        return Optional.ofNullable(numbers.get(lowerCaseAction)).map(actions::get);
    }

    private static final class Shipped {
        private static final Vocabulary VOCABULARY = read();

        private static Vocabulary read() {
            try (InputStream data = Vocabulary.class.getResourceAsStream(DATA)) {
                if (data == null) {
                    throw new IllegalStateException("the program was built without " + DATA);
                }
                return read(data);
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }

        /** Token by token: to bind it to objects would take longer than many a command. */
        private static Vocabulary read(InputStream data) {
            List<Action> actions = new ArrayList<>();
            List<Key> keys = new ArrayList<>();
            try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), data)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String service = json.currentName();
                    json.nextToken();
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        String list = json.currentName();
                        json.nextToken();
                        switch (list) {
                            case "actions" -> entries(json).forEach(entry -> actions.add(action(service, entry)));
                            case "keys" ->
                                entries(json)
                                        .forEach(entry -> keys.add(new Key(first(entry, "key"), first(entry, "type"))));
                            default -> json.skipChildren();
                        }
                    }
                }
            }
            return new Vocabulary(actions, keys);
        }

        private static List<Map<String, List<String>>> entries(JsonParser json) {
            List<Map<String, List<String>>> entries = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                entries.add(entry(json));
            }
            return entries;
        }

        /** Strings and lists of strings, by their names. */
        private static Map<String, List<String>> entry(JsonParser json) {
            Map<String, List<String>> entry = new HashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                List<String> values = new ArrayList<>();
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        values.add(json.getString());
                    }
                } else {
                    values.add(json.getString());
                }
                entry.put(name, values);
            }
            return entry;
        }

        private static Action action(String service, Map<String, List<String>> entry) {
            String name = service + ":" + first(entry, "name");
            return new Action(
                    name,
                    name.toLowerCase(Locale.ROOT),
                    first(entry, "level"),
                    entry.getOrDefault("resources", List.of()),
                    entry.getOrDefault("keys", List.of()));
        }

        private static String first(Map<String, List<String>> entry, String name) {
            return entry.getOrDefault(name, List.of("")).getFirst();
        }
    }
}
