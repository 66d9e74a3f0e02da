package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One grant on a key. */
public record StubGrant(StubKey key, int number) {
    private static final List<String> SERVICES = List.of("ebs", "rds", "dynamodb", "elasticfilesystem");
    private static final List<String> SYMMETRIC_OPERATIONS = List.of("Decrypt", "Encrypt", "GenerateDataKey");

    /** Sixty-four hexadecimal digits. */
    public String id() {
        return draw().at("id").hexadecimal(64);
    }

    public Optional<String> name() {
        return draw().at("named").percent(50) ? Optional.of("grant-" + number) : Optional.empty();
    }

    public Instant creationDate() {
        return key.creationDate().plus(Duration.ofMinutes(1 + number));
    }

    /** A role of the account, a service, or a role of another account. */
    public String granteePrincipal() {
        int roll = draw().at("grantee").below(10);
        if (roll < 4) {
            return service() + ".amazonaws.com";
        }
        if (roll < 9) {
            return account().roleArn(draw().at("role").below(1000));
        }
        return "arn:aws:iam::" + KeyPolicy.otherAccount(account()) + ":role/Partner";
    }

    public Optional<String> retiringPrincipal() {
        return draw().at("retiring").percent(60)
                ? Optional.of(service() + "." + key.region().name() + ".amazonaws.com")
                : Optional.empty();
    }

    public String issuingAccount() {
        return "arn:aws:iam::" + account().id() + ":root";
    }

    public List<String> operations() {
        return switch (key.kind().usage()) {
            case "SIGN_VERIFY" -> List.of("Sign", "Verify", "GetPublicKey", "DescribeKey");
            case "GENERATE_VERIFY_MAC" -> List.of("GenerateMac", "VerifyMac");
            case "KEY_AGREEMENT" -> List.of("DeriveSharedSecret", "GetPublicKey");
            default -> {
                List<String> most = List.of(
                        "Decrypt", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "CreateGrant");
                yield draw().at("operations").percent(50) ? most : SYMMETRIC_OPERATIONS;
            }
        };
    }

    /** The encryption context a call must have, and whether it must have exactly that. */
    public Optional<Map.Entry<Boolean, Map<String, String>>> encryptionContext() {
        int roll = draw().at("constraint").below(10);
        if (!key.kind().symmetricEncryption() || roll < 5) {
            return Optional.empty();
        }
        String volume = "vol-0" + draw().at("volume").hexadecimal(16);
        return Optional.of(Map.entry(roll == 9, Map.of("aws:ebs:id", volume)));
    }

    private String service() {
        return draw().at("service").oneOf(SERVICES);
    }

    private StubAccount account() {
        return key.region().account();
    }

    private Draw draw() {
        return key.draw().at("grant").at(number);
    }
}
