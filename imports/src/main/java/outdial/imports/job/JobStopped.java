package outdial.imports.job;

import java.util.List;

/** A job ended before its end; the first of its failures is the cause. */
public final class JobStopped extends Exception {
    private static final long serialVersionUID = 1;

    JobStopped(List<Throwable> failures) {
        super(said(failures), failures.isEmpty() ? null : failures.getFirst());
    }

    /** What the innermost failure says; Batch's own wrapping says nothing to people. */
    private static String said(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return "no reason was given";
        }
        Throwable innermost = failures.getFirst();
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage());
    }
}
