package outdial.compliance.register;

import java.time.Duration;
import java.time.Instant;

/** The snapshot of a register that is asked now; swapped while others ask. */
public final class LiveRegister {
    private volatile RegisterSnapshot current;

    public LiveRegister(RegisterSnapshot first) {
        current = first;
    }

    /** Ask this one for a whole question: the next may be another. */
    public RegisterSnapshot current() {
        return current;
    }

    /**
     * Puts a newer copy in the place of the one before, and returns that.
     *
     * @throws IllegalArgumentException if it is of another register, or older
     */
    public synchronized RegisterSnapshot swap(RegisterSnapshot newer) {
        RegisterSnapshot old = current;
        if (!old.name().equals(newer.name()) || newer.asOf().isBefore(old.asOf())) {
            throw new IllegalArgumentException("'" + newer.name() + "' of " + newer.asOf() + " can't follow '"
                    + old.name() + "' of " + old.asOf() + ". The old copy is still in use.");
        }
        current = newer;
        return old;
    }

    /** Whether the copy will be older than {@code most} within {@code warning}: time to load a newer one. */
    public boolean isNearlyStale(Duration most, Duration warning, Instant at) {
        return current().ageAt(at.plus(warning)).compareTo(most) > 0;
    }
}
