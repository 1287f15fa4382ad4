package outdial.app.web.page;

import java.util.List;

/**
 * A page with one form.
 *
 * @param action where the form is sent
 * @param submit words on its button
 * @param back where those go who change nothing
 */
public record Editor(Title title, String action, String submit, String back, List<Section> sections, Form form) {
    /** The template that draws it, and the name it goes by there. */
    public static final String VIEW = "editor";

    public Editor {
        sections = List.copyOf(sections);
    }

    /**
     * Fields that belong together.
     *
     * @param key its heading, or empty
     * @param isFolded whether it is opened by those who need it
     */
    public record Section(String key, boolean isFolded, List<Field> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    /** A form without headings. */
    public static Editor of(Title title, String action, String submit, String back, List<Field> fields, Form form) {
        return new Editor(title, action, submit, back, List.of(new Section("", false, fields)), form);
    }

    /** A form of a name alone, sent to {@code action}; those who change nothing go a page up. */
    public static Editor ofName(Title title, String action, Form form) {
        String up = title.trail().getLast().href();
        return of(title, action, "form.save", up, List.of(Field.line("name").required()), form);
    }

    /** Where typing begins: the first field, if it is a line that is still empty; else nowhere, an empty name. */
    public String first() {
        Field first = sections.getFirst().fields().getFirst();
        boolean isOpen =
                first.kind() == Field.Kind.LINE && form.value(first.name()).isEmpty();
        return isOpen && form.isGood() ? first.name() : "";
    }

    /** Whether it carries a file. */
    public boolean hasFile() {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .anyMatch(field -> field.kind() == Field.Kind.FILE);
    }

    /** Fields with problems, in the order of the page. */
    public List<Field> wrong() {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> form.problem(field.name()) != null)
                .toList();
    }
}
