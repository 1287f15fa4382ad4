package outdial.imports.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outdial.imports.file.Row;

final class ColumnMappingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            First Name;Surname;Mobile Phone;ZIP;Favourite colour | the first name, the last name, a phone, the postcode, a column of the list's own
            Име;Фамилия;Телефон;Град;Имейл                       | the first name, the last name, a phone, the city, the email
            Voornaam;Achternaam;Telefoonnummer;Woonplaats;Taal   | the first name, the last name, a phone, the city, the language
            Vardas;Pavardė;Telefono Nr.;Miestas;Pašto kodas      | the first name, the last name, a phone, the city, the postcode
            نام;نام خانوادگی;تلفن همراه;شهر;زبان                  | the first name, the last name, a phone, the city, the language
            ID;NAME;TEL_1;TEL_2;Phone 3                          | the external id, the full name, a phone, a phone, a phone
            phone;note;Notes;Reason refused                      | a phone, the note, a column of the list's own, passed over
            """)
    void columns_are_known_by_their_names_in_five_languages(String header, String meanings) {
        ColumnMapping mapping = of(header);
        assertThat(String.join(
                        ", ", mapping.columns().stream().map(Column::called).toList()))
                .isEqualTo(meanings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Customer phone (mobile);Phone type;Telephone consent | a phone, a column of the list's own, a column of the list's own
            Телефон на клиента;Тип телефон                       | a phone, a column of the list's own
            Telefoon (privé);Soort telefoon                      | a phone, a column of the list's own
            تلفن مشتری;شماره ملی                                  | a phone, a column of the list's own
            """)
    void a_column_is_a_phone_by_a_part_of_its_name_unless_it_tells_of_one(String header, String meanings) {
        assertThat(String.join(
                        ", ", of(header).columns().stream().map(Column::called).toList()))
                .isEqualTo(meanings);
    }

    @Test
    void persian_letters_typed_the_arabic_way_are_the_same() {
        assertThat(of("تلفن;كشور").columns().get(1).called()).isEqualTo("the country");
    }

    @Test
    void a_row_that_names_no_phone_is_no_header() {
        assertThat(ColumnMapping.ofHeader(new Row(1, List.of("Customers of 2026", "", "page 1"))))
                .isEmpty();
    }

    @Test
    void the_lists_own_columns_have_each_a_name() {
        assertThat(of("phone;colour;;Colour").customNames()).containsExactly("colour", "Column 3", "Colour (2)");
    }

    private static ColumnMapping of(String header) {
        return ColumnMapping.ofHeader(new Row(1, List.of(header.split(";", -1))))
                .orElseThrow();
    }
}
