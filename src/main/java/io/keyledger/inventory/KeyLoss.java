package io.keyledger.inventory;

/** When a service notices that it can no longer use a key, as its documentation says. */
public enum KeyLoss {
    /** With the next read or write: the service calls KMS, or keeps a data key for minutes at most. */
    AT_ONCE("unreadable at once"),
    /** When the resource starts, attaches or restarts next: until then the service holds the data key in memory. */
    AT_NEXT_START("works until it starts or attaches next"),
    /** After a time that the documentation does not state. */
    AFTER_A_TIME("stops working after a time that AWS does not state"),
    /** When something new is to be encrypted; what is stored already is not under the key. */
    AT_NEXT_WRITE("new data cannot be written"),
    /** The documentation does not say. */
    NOT_DOCUMENTED("unreadable, AWS does not document how soon");

    private final String sentence;

    KeyLoss(String sentence) {
        this.sentence = sentence;
    }

    /** What happens, to follow the name of the resource. */
    public String sentence() {
        return sentence;
    }
}
