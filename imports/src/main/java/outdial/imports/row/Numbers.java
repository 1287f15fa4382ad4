package outdial.imports.row;

import outdial.compliance.NumberReader.Reading;

/** Reads a telephone number as people write it; {@link outdial.compliance.NumberReader} does, and tests may not. */
@FunctionalInterface
public interface Numbers {
    /**
     * The number and its facts, or why there is none.
     *
     * @param country ISO 3166 two letters, for numbers written without a country code
     */
    Reading read(String written, String country);
}
