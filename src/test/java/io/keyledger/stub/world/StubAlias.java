package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An alias, with its key where that exists. */
public record StubAlias(String name, String arn, Optional<StubKey> key) {
    private static final Pattern NUMBERED = Pattern.compile("alias/[a-z]+/[a-z]+-(\\d{1,9})(-previous)?");

    static StubAlias withoutKey(StubRegion region, String service) {
        return of(region, "alias/aws/" + service, Optional.empty());
    }

    static List<StubAlias> of(StubKey key) {
        if (key.kind() == KeyKind.AWS_MANAGED) {
            return List.of(of(key.region(), "alias/aws/" + key.awsManagedService(), Optional.of(key)));
        }
        String name = String.format(
                Locale.ROOT, "alias/%s/%s-%06d", Names.team(key.draw()), Names.purpose(key.draw()), key.number());
        StubAlias first = of(key.region(), name, Optional.of(key));
        return switch (key.draw().at("aliases").below(10)) {
            case 0 -> List.of();
            case 1 -> List.of(first, of(key.region(), name + "-previous", Optional.of(key)));
            default -> List.of(first);
        };
    }

    static OptionalInt keyNumber(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** When the alias was made; nothing for one that has no key yet. */
    public Optional<Instant> creationDate() {
        return key.map(target -> target.creationDate().plus(Duration.ofSeconds(5)));
    }

    private static StubAlias of(StubRegion region, String name, Optional<StubKey> key) {
        return new StubAlias(name, region.kmsArn(name), key);
    }
}
