package outdial.imports;

import java.util.List;
import java.util.Optional;
import outdial.imports.file.LeadFile;
import outdial.imports.row.Remark;
import outdial.imports.row.Repair;

/**
 * Refused rows that have the same wrong in common.
 *
 * @param column the file's name for it; empty where no single column is meant
 * @param samples a few of the values
 * @param why what was said of the first of them
 * @param cure what would mend many of them at once
 */
public record Trouble(
        Remark.Kind kind, String column, long rows, List<String> samples, String why, Optional<Cure> cure) {
    public Trouble {
        samples = List.copyOf(samples);
    }

    /**
     * A repair and how well it does.
     *
     * @param mended numbers that it makes numbers
     * @param tried numbers that it was tried on, which may be fewer than were refused
     */
    public record Cure(Repair repair, long mended, long tried) {}

    /** One line for a person: how many, where, what, and how to mend them together. */
    public String said() {
        String where = column.isEmpty() ? "" : " in '" + column + "'";
        String what = kind == Remark.Kind.PHONE ? "numbers that are none" : why;
        String such = samples.isEmpty()
                ? ""
                : " (such as "
                        + String.join(
                                ", ", samples.stream().map(LeadFile::shown).toList()) + ")";
        return rows + " rows" + where + ": " + what + such
                + cure.map(each -> ". " + each.mended() + " of " + each.tried() + " would be "
                                + each.repair().said() + ": --assume "
                                + each.repair().name())
                        .orElse("");
    }
}
