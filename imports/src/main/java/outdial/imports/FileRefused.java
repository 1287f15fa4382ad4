package outdial.imports;

/**
 * Nothing was written.
 *
 * @param why a sentence: what is wrong and what to do
 */
public record FileRefused(String why) implements ImportResult, DryResult {}
