package outdial.compliance.pack;

import java.util.List;

/**
 * One file of rules.
 *
 * @param hash SHA-256 over the content, hexadecimal: comments, spacing and the order of keys leave it as it is
 */
public record RulePack(String name, String version, String hash, List<Jurisdiction> jurisdictions) {
    public RulePack {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** As it stands in the ledger: {@code name@hash}. */
    public String title() {
        return name + "@" + hash;
    }
}
