package outdial.imports.row;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import outdial.sql.LeadField;

/** What a column of the file holds. */
sealed interface Column {
    /** What a person calls it, with its article. */
    default String called() {
        return switch (this) {
            case Phone() -> "a phone";
            case FullName() -> "the full name";
            case Value() -> "the lead's value";
            case Text(LeadField field) ->
                "the " + field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Custom(int _) -> "a column of the list's own";
            case Consent(ConsentField field) -> "the consent's " + field.key();
            case Ignored() -> "passed over";
        };
    }

    /** The name that chooses it. */
    default String key() {
        return switch (this) {
            case Phone() -> "phone";
            case FullName() -> "full_name";
            case Value() -> "value";
            case Text(LeadField field) -> field.name().toLowerCase(Locale.ROOT);
            case Custom(int _) -> "custom";
            case Consent(ConsentField field) -> field.key();
            case Ignored() -> "ignore";
        };
    }

    /** Names of the texts that a lead can have. */
    List<String> FIELDS = Arrays.stream(LeadField.values())
            .map(field -> field.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList();

    /** A number to dial; several columns may be phones, the leftmost is dialled first. */
    record Phone() implements Column {}

    /** First and last name in one. */
    record FullName() implements Column {}

    /** The number that orders the hopper. */
    record Value() implements Column {}

    record Text(LeadField field) implements Column {}

    /** Something that a consent needs; only in files of consents. */
    record Consent(ConsentField field) implements Column {}

    /** A column of the list's own, by its place among them. */
    record Custom(int index) implements Column {}

    /** Written by ourselves into a file of rejected rows; passed over when the file comes back. */
    record Ignored() implements Column {}
}
