package outdial.imports;

/** The file was read, or it would be refused whole. */
public sealed interface DryResult permits DryRun, FileRefused {}
