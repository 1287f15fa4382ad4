package outdial.imports.job;

import outdial.imports.file.Row;

/** A row, and what was made of it. */
public record Read<T>(Row row, T parsed) {}
