package outdial.imports.file;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook show their numbers; POI's own table would hold fonts and borders as well. */
final class Styles {
    private final List<NumberFormat> formats;

    private Styles(List<NumberFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * A format of numbers.
     *
     * @param leastDigits digits shown at least, filled up with zeros
     * @param hasPlus a plus stands before the digits
     */
    record NumberFormat(boolean isDate, int leastDigits, boolean hasPlus) {
        static final NumberFormat PLAIN = new NumberFormat(false, 0, false);

        static NumberFormat of(int id, String code) {
            if (DateUtil.isADateFormat(id, code)) {
                return new NumberFormat(true, 0, false);
            }
            String positive = code.split(";", 2)[0];
            String bare = positive.replaceAll("[\"\\\\]", "");
            // Anything else in it, such as a decimal point, is no telephone number or postcode.
            return bare.matches("[+0#() /.\\-]*") && !bare.contains("0.0") && bare.contains("0")
                    ? new NumberFormat(
                            false, (int) bare.chars().filter(c -> c == '0').count(), bare.startsWith("+"))
                    : PLAIN;
        }
    }

    /** Reads the part; without one every number is plain. */
    static Styles of(@Nullable Xml xml) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<NumberFormat> formats = new ArrayList<>();
        boolean inCells = false;
        while (xml != null && xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.name().equals("cellXfs")) {
                break;
            } else if (event == START_ELEMENT) {
                String element = xml.name();
                inCells |= element.equals("cellXfs");
                if (element.equals("numFmt") && codes.size() < Limits.FORMATS) {
                    codes.put(number(xml.attribute("numFmtId")), cut(xml.attribute("formatCode")));
                } else if (inCells && element.equals("xf") && formats.size() < Limits.FORMATS) {
                    int id = number(xml.attribute("numFmtId"));
                    formats.add(NumberFormat.of(id, code(codes, id)));
                }
            }
        }
        return new Styles(formats);
    }

    NumberFormat of(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.PLAIN;
    }

    private static String code(Map<Integer, String> codes, int id) {
        String builtin = id >= 0 && id < 50 ? BuiltinFormats.getBuiltinFormat(id) : null;
        return codes.getOrDefault(id, builtin == null ? "General" : builtin);
    }

    private static String cut(String code) {
        return code.length() <= 255 ? code : "General";
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
