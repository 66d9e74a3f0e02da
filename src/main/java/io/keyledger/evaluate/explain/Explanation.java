package io.keyledger.evaluate.explain;

import io.keyledger.check.Finding;
import io.keyledger.cost.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The explanation of a key, a resource or a finding. */
public sealed interface Explanation {
    /** The maximum of dependents, of users and of findings that an explanation lists; it counts the others. */
    int LISTED = 100;

    /** Why the answer is not certain; empty if it is. */
    List<String> unknowns();

    /**
     * A key.
     *
     * @param arn its ARN
     * @param name its alias, description or id
     * @param reach from how far away a principal can use it, or that this is not known
     * @param stateKnown whether the key was read; otherwise it is known only from what names it
     * @param direct the number of resources that name it
     * @param gap why there may be more; empty if all were read
     * @param dependents the first dependents, those that remain without the key included
     * @param others the number of dependents that are not listed
     * @param monthly what it costs in USD for thirty days of the present state; absent if it was not read
     */
    record OfKey(
            String accountId,
            String region,
            String arn,
            String name,
            List<String> aliases,
            String state,
            String custody,
            String lifecycle,
            String keySpec,
            String reach,
            boolean stateKnown,
            long direct,
            String gap,
            List<Dependent> dependents,
            long others,
            List<KeyEvent> events,
            List<User> users,
            long otherUsers,
            List<ServiceGrant> grants,
            @Nullable Amount monthly,
            String costConfidence,
            List<Advice> advice,
            List<Finding> findings,
            List<String> unknowns)
            implements Explanation {
        public OfKey {
            aliases = List.copyOf(aliases);
            dependents = List.copyOf(dependents);
            events = List.copyOf(events);
            users = List.copyOf(users);
            grants = List.copyOf(grants);
            advice = List.copyOf(advice);
            findings = List.copyOf(findings);
            unknowns = List.copyOf(unknowns);
        }

        /** The number of resources that name it, with {@code +} if there may be more. */
        public String count() {
            return direct + (gap.isEmpty() ? "" : "+");
        }
    }

    /** A resource. */
    record OfResource(
            String accountId,
            String region,
            String type,
            String title,
            String id,
            String arn,
            List<Protection> protections,
            List<Dependent> dependents,
            long others,
            List<Finding> findings,
            List<String> unknowns)
            implements Explanation {
        public OfResource {
            protections = List.copyOf(protections);
            dependents = List.copyOf(dependents);
            findings = List.copyOf(findings);
            unknowns = List.copyOf(unknowns);
        }
    }

    /**
     * A finding.
     *
     * @param basis the standard, documentation or fact behind the check
     * @param keyState the state of the key concerned; empty if none
     * @param reach from how far away a principal can use the key concerned; empty if none
     */
    record OfFinding(Finding finding, String basis, String keyState, String reach, List<String> unknowns)
            implements Explanation {
        public OfFinding {
            unknowns = List.copyOf(unknowns);
        }
    }

    /**
     * What a resource encrypts with one key.
     *
     * @param encryption the service's own term
     * @param keyArn empty if no KMS key is involved or it is unknown
     * @param keyState empty if no KMS key is involved
     * @param reach from how far away a principal can use the key; empty if no audited key is involved
     * @param atRisk whether the data is, or may become, unreadable because of the key's state
     * @param deletionDate when the key is deleted, if that is scheduled
     * @param validTo when imported material of the key expires
     * @param loss what is lost with the key and when; empty if no KMS key is involved
     * @param lossSource the documentation that says so; empty where none does
     * @param note explains an unknown or unusual value
     */
    record Protection(
            String purpose,
            String encryption,
            String custody,
            String keyArn,
            String keyName,
            String keyState,
            String reach,
            String atRisk,
            @Nullable Instant deletionDate,
            @Nullable Instant validTo,
            String loss,
            String lossSource,
            String note) {}

    /**
     * Somebody who loses access with the key.
     *
     * @param principal an ARN, an account, an organization or a service
     * @param via what gives access
     */
    record User(String principal, String type, String reach, List<String> capabilities, List<String> via) {
        public User {
            capabilities = List.copyOf(capabilities);
            via = List.copyOf(via);
        }
    }

    /**
     * A grant.
     *
     * @param context its encryption context, which often names the resource
     */
    record ServiceGrant(String grantId, String grantee, List<String> operations, String context) {
        public ServiceGrant {
            operations = List.copyOf(operations);
        }
    }

    /**
     * What to do.
     *
     * @param urgent whether data is lost otherwise
     */
    record Advice(boolean urgent, String text) {}
}
