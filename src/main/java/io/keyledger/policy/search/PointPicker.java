package io.keyledger.policy.search;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.search.formula.Box;
import io.keyledger.policy.search.formula.Point;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.Pick;
import io.keyledger.policy.search.values.Sample;
import io.keyledger.policy.search.values.ValueSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Picks a possible request from a box, or reports that the box has none. */
final class PointPicker {
    private static final String CONTEXT_KEYS = "kms:encryptioncontextkeys";
    private static final int ATTEMPTS = 12;

    /** What it takes to look up what a key may be. */
    private static final long STEPS_OF_A_KEY = 300;

    private final RunContext context;
    private final Identities identities;

    PointPicker(RunContext context) {
        this.context = context;
        this.identities = new Identities(context);
    }

    /** What was picked. */
    sealed interface Outcome {
        record Found(Point point) implements Outcome {}

        record Nothing() implements Outcome {}

        record Unsure(String reason) implements Outcome {}
    }

    Outcome pick(Box box) {
        return switch (identities.find(box)) {
            case IdentityOutcome.Nobody() -> new Outcome.Nothing();
            case IdentityOutcome.Unsure(var reason) -> new Outcome.Unsure(reason);
            case IdentityOutcome.Found(var caller, var identity) -> pick(caller, identity, box);
        };
    }

    private Outcome pick(Caller caller, Map<String, List<String>> identity, Box box) {
        Outcome best = new Outcome.Nothing();
        for (Circumstances circumstances : Circumstances.of(context.shape(), box.keys())) {
            Map<String, List<String>> values = new HashMap<>(identity);
            Optional<Outcome> obstacle = fill(values, box, circumstances);
            if (obstacle.isEmpty()) {
                return new Outcome.Found(new Point(caller, values));
            }
            if (obstacle.get() instanceof Outcome.Unsure) {
                best = obstacle.get();
            }
        }
        return best;
    }

    /** Adds a value for each key, or reports why there is none. */
    private Optional<Outcome> fill(Map<String, List<String>> values, Box box, Circumstances circumstances) {
        for (String key : box.keys()) {
            if (IdentityKeys.include(key) || key.equals(CONTEXT_KEYS)) {
                continue;
            }
            Choice choice = box.choice(key).and(circumstances.choice(key, context));
            context.effort().spend(STEPS_OF_A_KEY);
            switch (choice.pick(
                    KeyAvailability.isMultivalued(key),
                    circumstances.preferred(key, context),
                    false,
                    context.effort())) {
                case Pick.Absent() -> {}
                case Pick.Values(var picked) -> values.put(key, picked);
                case Pick.Impossible() -> {
                    return Optional.of(new Outcome.Nothing());
                }
                case Pick.Unsure(var reason) -> {
                    return Optional.of(new Outcome.Unsure(reason));
                }
            }
        }
        if (circumstances.forwarded()) {
            values.computeIfAbsent(
                    "kms:viaservice",
                    key -> List.of(circumstances.preferred(key, context).getFirst()));
        }
        return link(values, box, circumstances);
    }

    /** Makes values of related keys consistent. */
    private Optional<Outcome> link(Map<String, List<String>> values, Box box, Circumstances circumstances) {
        if (box.keys().contains(CONTEXT_KEYS)) {
            Optional<Outcome> obstacle = linkEncryptionContext(values, box, circumstances);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        if (values.containsKey("aws:currenttime") && values.containsKey("aws:epochtime")) {
            Optional<Outcome> obstacle = linkTime(values, box);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        if (values.containsKey("aws:calledviafirst") || values.containsKey("aws:calledvialast")) {
            Optional<Outcome> obstacle = linkCalledVia(values, box, circumstances);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        if (values.containsKey("aws:sourcearn") && values.containsKey("aws:sourceaccount")) {
            return linkSource(values, box, circumstances);
        }
        return Optional.empty();
    }

    /** kms:EncryptionContextKeys are the names of the pairs, with their case; condition keys have none. */
    private Optional<Outcome> linkEncryptionContext(
            Map<String, List<String>> values, Box box, Circumstances circumstances) {
        Choice choice = box.choice(CONTEXT_KEYS).and(circumstances.choice(CONTEXT_KEYS, context));
        Set<String> names = new LinkedHashSet<>();
        for (String key : List.copyOf(values.keySet())) {
            if (!key.startsWith(KeyAvailability.ENCRYPTION_CONTEXT)) {
                continue;
            }
            String name = key.substring(KeyAvailability.ENCRYPTION_CONTEXT.length());
            Sample written = choice.all()
                    .and(ValueSet.matching(GlobSet.ignoringCase(name)))
                    .sample(List.of(name), context.effort());
            if (!(written instanceof Sample.Value(var text))) {
                return Optional.of(obstacle(written));
            }
            names.add(text);
        }
        boolean wanted = !names.isEmpty() || !choice.mayBeAbsent();
        if (!wanted) {
            return Optional.empty();
        }
        if (!choice.mayBePresent()) {
            return Optional.of(new Outcome.Nothing());
        }
        List<ValueSet> needed = new ArrayList<>(choice.some());
        if (names.isEmpty() && needed.isEmpty()) {
            needed.add(ValueSet.everything());
        }
        for (ValueSet need : needed) {
            if (names.stream().anyMatch(need::contains)) {
                continue;
            }
            Optional<Outcome> obstacle = addName(need.and(choice.all()), names, values, box, circumstances);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        values.put(CONTEXT_KEYS, List.copyOf(names));
        return Optional.empty();
    }

    private Optional<Outcome> addName(
            ValueSet fitting,
            Set<String> names,
            Map<String, List<String>> values,
            Box box,
            Circumstances circumstances) {
        ValueSet left = fitting;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample sample = left.sample(List.of("purpose"), context.effort());
            if (!(sample instanceof Sample.Value(var name))) {
                return Optional.of(obstacle(sample));
            }
            String key = KeyAvailability.ENCRYPTION_CONTEXT + name.toLowerCase(Locale.ROOT);
            Choice pair = box.choice(key).and(circumstances.choice(key, context));
            if (pair.pick(false, List.of("example"), true, context.effort()) instanceof Pick.Values(var value)) {
                names.add(name);
                values.put(key, value);
                return Optional.empty();
            }
            left = left.and(ValueSet.noneOf(List.of(new PassingValues.Text(GlobSet.ignoringCase(name)))));
        }
        return Optional.of(new Outcome.Unsure("an encryption context that fits all conditions"));
    }

    /** aws:EpochTime is aws:CurrentTime in seconds. */
    private static Optional<Outcome> linkTime(Map<String, List<String>> values, Box box) {
        Set<Instant> moments = new TreeSet<>();
        for (String key : List.of("aws:currenttime", "aws:epochtime")) {
            PassingValues.Date.parse(values.getOrDefault(key, List.of("")).getFirst())
                    .ifPresent(moments::add);
        }
        for (Instant moment : moments) {
            List<String> time = List.of(moment.toString());
            List<String> epoch = List.of(Long.toString(moment.getEpochSecond()));
            if (box.choice("aws:currenttime").accepts(Optional.of(time))
                    && box.choice("aws:epochtime").accepts(Optional.of(epoch))) {
                values.put("aws:currenttime", time);
                values.put("aws:epochtime", epoch);
                return Optional.empty();
            }
        }
        return Optional.of(new Outcome.Unsure("a moment that fits the conditions on both forms of the time"));
    }

    /** aws:CalledViaFirst and aws:CalledViaLast are the ends of aws:CalledVia. */
    private Optional<Outcome> linkCalledVia(Map<String, List<String>> values, Box box, Circumstances circumstances) {
        Choice firsts = box.choice("aws:calledviafirst").and(circumstances.choice("aws:calledviafirst", context));
        Choice lasts = box.choice("aws:calledvialast").and(circumstances.choice("aws:calledvialast", context));
        Set<String> chain = new LinkedHashSet<>(values.getOrDefault("aws:calledviafirst", List.of()));
        List<String> middle = values.getOrDefault("aws:calledvia", List.of());
        chain.addAll(middle);
        List<String> last = values.getOrDefault("aws:calledvialast", List.of());
        chain.removeAll(last);
        List<String> all = new ArrayList<>(chain);
        all.addAll(last);
        List<String> first = List.of(all.getFirst());
        List<String> end = List.of(all.getLast());
        if (!firsts.accepts(Optional.of(first))
                || !lasts.accepts(Optional.of(end))
                || !box.choice("aws:calledvia").accepts(Optional.of(all))) {
            return Optional.of(new Outcome.Unsure("a chain of services that fits the conditions on its ends"));
        }
        values.put("aws:calledvia", all);
        values.put("aws:calledviafirst", first);
        values.put("aws:calledvialast", end);
        return Optional.empty();
    }

    /** The account in aws:SourceArn, where it has one, is aws:SourceAccount. */
    private Optional<Outcome> linkSource(Map<String, List<String>> values, Box box, Circumstances circumstances) {
        ValueSet arns = single("aws:sourcearn", box, circumstances);
        ValueSet accounts = single("aws:sourceaccount", box, circumstances);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sample account = accounts.sample(values.getOrDefault("aws:sourceaccount", List.of()), context.effort());
            if (!(account instanceof Sample.Value(var id))) {
                return Optional.of(obstacle(account));
            }
            Sample arn = sourceOf(id, arns, circumstances);
            if (arn instanceof Sample.Value(var text)) {
                values.put("aws:sourceaccount", List.of(id));
                values.put("aws:sourcearn", List.of(text));
                return Optional.empty();
            }
            if (arn instanceof Sample.Unsure) {
                return Optional.of(obstacle(arn));
            }
            accounts = accounts.and(allBut(GlobSet.exactly(id)));
            // No ARN goes without an account, so that the accounts in the ARNs that are left are all there is to try.
            arns = arns.and(allBut(GlobSet.arn("arn:*:*:*:" + id + ":*"))).and(allBut(GlobSet.arn("arn:*:*:*::*")));
            Sample example = arns.sample(List.of(), context.effort());
            if (!(example instanceof Sample.Value(var left))) {
                return Optional.of(obstacle(example));
            }
            String owner = left.split(":", 6)[4];
            if (accounts.contains(owner)) {
                values.put("aws:sourceaccount", List.of(owner));
                values.put("aws:sourcearn", List.of(left));
                return Optional.empty();
            }
            arns = arns.and(allBut(GlobSet.arn("arn:*:*:*:" + owner + ":*")));
        }
        return Optional.of(new Outcome.Unsure("a source that fits the conditions on its account and its ARN"));
    }

    private ValueSet single(String key, Box box, Circumstances circumstances) {
        return box.choice(key).and(circumstances.choice(key, context)).single().orElseThrow();
    }

    private static ValueSet allBut(GlobSet glob) {
        return ValueSet.noneOf(List.of(new PassingValues.Text(glob)));
    }

    /** An ARN of the account or, failing that, one without an account. */
    private Sample sourceOf(String account, ValueSet arns, Circumstances circumstances) {
        List<String> preferred = circumstances.preferred("aws:sourcearn", context);
        for (String form : List.of("arn:*:*:?*:" + account + ":?*", "arn:*:*:*:" + account + ":*")) {
            Sample sample = arns.and(ValueSet.matching(GlobSet.arn(form))).sample(preferred, context.effort());
            if (!(sample instanceof Sample.Empty)) {
                return sample;
            }
        }
        return arns.and(ValueSet.matching(GlobSet.arn("arn:*:*:*::*"))).sample(preferred, context.effort());
    }

    private static Outcome obstacle(Sample sample) {
        return sample instanceof Sample.Unsure(var reason) ? new Outcome.Unsure(reason) : new Outcome.Nothing();
    }
}
