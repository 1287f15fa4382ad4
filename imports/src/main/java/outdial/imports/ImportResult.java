package outdial.imports;

/** The file was read, or it was refused whole and nothing was written. */
public sealed interface ImportResult permits ImportReceipt, FileRefused {}
