package outdial.compliance.register;

/** The numbers on a register, by their digits, country code first. Safe on any thread. */
sealed interface RegisterNumbers permits PrefixTable, HashedNumbers {
    boolean has(long digits);

    /** How many there are. */
    long numbers();
}
