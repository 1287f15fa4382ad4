package outdial.app.doctor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.regex.Pattern;

/** The age of the time-zone data: calling hours are wrong where a country has changed its clocks since. */
final class ZoneData {
    private static final Pattern VERSION = Pattern.compile("(\\d{4})[a-z]+");
    private static final int YEARS_TO_TRUST = 1;

    private ZoneData() {}

    static Diagnosis look(Instant now) {
        return look(ZoneRulesProvider.getVersions("UTC").lastEntry().getKey(), now);
    }

    /** Versions are named by year and a letter: {@code 2026a}. */
    static Diagnosis look(String version, Instant now) {
        var name = VERSION.matcher(version);
        if (!name.matches()) {
            return Diagnosis.care("zones", "time-zone data " + version + " is of unknown age. Update the JDK.");
        }
        int age = now.atZone(ZoneOffset.UTC).getYear() - Integer.parseInt(name.group(1));
        String seen = "time-zone data " + version;
        return age <= YEARS_TO_TRUST
                ? Diagnosis.good("zones", seen)
                : Diagnosis.care(
                        "zones",
                        seen + " is " + age + " years old: calling hours may be off by an hour in"
                                + " countries that changed since. Update the JDK.");
    }
}
