package outdial.compliance;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Set;
import outdial.compliance.NumberFacts.NumberType;
import outdial.model.PhoneNumber;

/** The numbering plans of the world as libphonenumber has them; the only class that knows libphonenumber. */
final class NumberPlan {
    static final String NO_COUNTRY = "ZZ";

    /** Countries whose mobile numbers carry an area code that still tells an area. */
    private static final Set<String> AREA_CODED_MOBILES = Set.of("BR");

    private static final int LONGEST_CODE = 3;

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final PhoneNumberToTimeZonesMapper areas = PhoneNumberToTimeZonesMapper.getInstance();
    private final CandidateZones zones = new CandidateZones();
    private final boolean[] codes = new boolean[1000];

    NumberPlan() {
        plans.getSupportedCallingCodes().forEach(code -> codes[code] = true);
    }

    /** What was made of a text. */
    sealed interface Parsed {
        record Understood(NumberFacts facts) implements Parsed {}

        record Unfit(Trouble trouble, String detail) implements Parsed {}
    }

    enum Trouble {
        NOT_A_NUMBER,
        NO_COUNTRY_CODE,
        NO_SUCH_COUNTRY_CODE,
        NO_AREA_CODE,
        EXTENSION,
        TOO_SHORT,
        TOO_LONG,
        WRONG_LENGTH
    }

    boolean hasCountry(String country) {
        return plans.getSupportedRegions().contains(country);
    }

    /** Reads a text in any script's digits, as somebody in {@code country} would write it. */
    Parsed parse(String text, String country) {
        Phonenumber.PhoneNumber number;
        try {
            number = plans.parse(text, country);
        } catch (NumberParseException e) {
            return new Parsed.Unfit(trouble(e, text), "");
        }
        if (number.hasExtension()) {
            return new Parsed.Unfit(Trouble.EXTENSION, number.getExtension());
        }
        return switch (plans.isPossibleNumberWithReason(number)) {
            case IS_POSSIBLE -> number(number);
            case IS_POSSIBLE_LOCAL_ONLY -> new Parsed.Unfit(Trouble.NO_AREA_CODE, "");
            case INVALID_COUNTRY_CODE -> new Parsed.Unfit(Trouble.NO_SUCH_COUNTRY_CODE, "");
            case TOO_SHORT -> new Parsed.Unfit(Trouble.TOO_SHORT, "");
            case TOO_LONG -> new Parsed.Unfit(Trouble.TOO_LONG, "");
            case INVALID_LENGTH -> new Parsed.Unfit(Trouble.WRONG_LENGTH, "");
        };
    }

    /**
     * Facts of a number that is valid just as it stands, without the cost of reading a text. Left to {@link #parse} is
     * every number that a plan might read as something else: one with a trunk prefix, or unknown.
     */
    Optional<NumberFacts> valid(PhoneNumber e164) {
        String digits = e164.digits();
        int length = codeLength(digits);
        if (length == 0 || digits.length() == length || digits.charAt(length) == '0') {
            return Optional.empty();
        }
        var number = new Phonenumber.PhoneNumber()
                .setCountryCode(Integer.parseInt(digits, 0, length, 10))
                .setNationalNumber(Long.parseLong(digits, length, digits.length(), 10));
        if (plans.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
            return Optional.empty();
        }
        NumberFacts facts = facts(number, e164);
        return facts.valid() && !hasTrunkPrefix(digits, length, facts.country())
                ? Optional.of(facts)
                : Optional.empty();
    }

    private boolean hasTrunkPrefix(String digits, int codeLength, String country) {
        String prefix = country.equals(NO_COUNTRY) ? null : plans.getNddPrefixForRegion(country, true);
        return prefix != null && !prefix.isEmpty() && digits.startsWith(prefix, codeLength);
    }

    /** No country code is the beginning of another. */
    private int codeLength(String digits) {
        for (int length = 1; length <= LONGEST_CODE; length++) {
            if (codes[Integer.parseInt(digits, 0, length, 10)]) {
                return length;
            }
        }
        return 0;
    }

    private Parsed number(Phonenumber.PhoneNumber number) {
        String e164 = plans.format(number, PhoneNumberFormat.E164);
        if (e164.length() < 8) {
            return new Parsed.Unfit(Trouble.TOO_SHORT, "");
        }
        return e164.length() > 16
                ? new Parsed.Unfit(Trouble.TOO_LONG, "")
                : new Parsed.Understood(facts(number, new PhoneNumber(e164)));
    }

    private NumberFacts facts(Phonenumber.PhoneNumber number, PhoneNumber e164) {
        PhoneNumberType type = plans.getNumberType(number);
        String country = country(number);
        boolean areal = plans.isNumberGeographical(type, number.getCountryCode())
                && (type != PhoneNumberType.MOBILE || AREA_CODED_MOBILES.contains(country));
        var candidates = zones.of(country, e164.digits(), areal, () -> areas.getTimeZonesForGeographicalNumber(number));
        return new NumberFacts(e164, country, type(type), type != PhoneNumberType.UNKNOWN, candidates);
    }

    private String country(Phonenumber.PhoneNumber number) {
        String region = plans.getRegionCodeForNumber(number);
        return region == null || region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY) ? NO_COUNTRY : region;
    }

    private static Trouble trouble(NumberParseException e, String text) {
        return switch (e.getErrorType()) {
            case INVALID_COUNTRY_CODE ->
                text.strip().startsWith("+") ? Trouble.NO_SUCH_COUNTRY_CODE : Trouble.NO_COUNTRY_CODE;
            case NOT_A_NUMBER -> Trouble.NOT_A_NUMBER;
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Trouble.TOO_SHORT;
            case TOO_LONG -> Trouble.TOO_LONG;
        };
    }

    private static NumberType type(PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE -> NumberType.FIXED;
            case MOBILE -> NumberType.MOBILE;
            case FIXED_LINE_OR_MOBILE -> NumberType.FIXED_OR_MOBILE;
            case VOIP -> NumberType.VOIP;
            case PERSONAL_NUMBER -> NumberType.PERSONAL;
            case TOLL_FREE -> NumberType.TOLL_FREE;
            case PREMIUM_RATE -> NumberType.PREMIUM_RATE;
            case SHARED_COST -> NumberType.SHARED_COST;
            case UAN -> NumberType.UAN;
            case PAGER -> NumberType.PAGER;
            case VOICEMAIL, UNKNOWN -> NumberType.OTHER;
        };
    }
}
